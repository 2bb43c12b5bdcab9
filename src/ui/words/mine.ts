import { isRussian } from '../language.ts'
import { en, type MineWords } from './mine-en.ts'
import { ru } from './mine-ru.ts'

export const mineWords: MineWords = isRussian ? ru : en
