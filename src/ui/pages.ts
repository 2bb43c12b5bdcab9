/** The pages in the order of the navigation; each is `NAME.html`. */
export const PAGES = ['day', 'report', 'settings'] as const
export type PageName = (typeof PAGES)[number]

/** Parts of the settings that a link opens: the form there is open and has the focus. */
export type SettingsPart = 'to-company' | 'own-hosts'

export type OpenPage = (page: PageName, part?: SettingsPart) => void

export const settingsPart = (part: SettingsPart) => `settings.html#${part}`
