import { isRussian } from './names.ts'
import { en, type PanelWords } from './panel-en.ts'
import { ru } from './panel-ru.ts'

/** Words of the panel, in this browser's language. */
export const panelWords: PanelWords = isRussian ? ru : en
