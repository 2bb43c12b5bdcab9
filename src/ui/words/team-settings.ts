import { isRussian } from '../language.ts'
import { en, type TeamSettingsWords } from './team-settings-en.ts'
import { ru } from './team-settings-ru.ts'

export const settingsWords: TeamSettingsWords = isRussian ? ru : en
