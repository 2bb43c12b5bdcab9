/** The pages that a person goes between, in order; each lies beside the others as `NAME.html`. */
export const PAGES = ['day', 'report', 'settings'] as const
export type PageName = (typeof PAGES)[number]

/** What of the settings can be gone to at once: the form there is open, and has the focus. */
export type SettingsPart = 'to-company' | 'own-hosts'

export type OpenPage = (page: PageName, part?: SettingsPart) => void

export const settingsPart = (part: SettingsPart) => `settings.html#${part}`
