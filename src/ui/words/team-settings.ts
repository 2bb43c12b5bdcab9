import { isRussian } from '../language.ts'
import { en, type TeamSettingsWords } from './team-settings-en.ts'
import { ru } from './team-settings-ru.ts'

/** What the console says about a team's settings, in the language of the page. */
export const settingsWords: TeamSettingsWords = isRussian ? ru : en
