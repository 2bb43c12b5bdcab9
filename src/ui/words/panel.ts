import { isRussian } from './names.ts'
import { en, type PanelWords } from './panel-en.ts'
import { ru } from './panel-ru.ts'

export const panelWords: PanelWords = isRussian ? ru : en
