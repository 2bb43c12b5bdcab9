import { isRussian } from '../language.ts'
import { en, type MineWords } from './mine-en.ts'
import { ru } from './mine-ru.ts'

/** What the console tells a person about their own data, in the language of the page. */
export const mineWords: MineWords = isRussian ? ru : en
