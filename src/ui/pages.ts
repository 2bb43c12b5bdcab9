/** The pages in the order of the navigation. Each page is in a file `NAME.html`. */
export const PAGES = ['day', 'report', 'settings'] as const
export type PageName = (typeof PAGES)[number]

/**
 * Parts of the settings that a link can lead to. After such a link, the form in that part is open
 * and has the focus.
 */
export type SettingsPart = 'to-company' | 'own-hosts'

export type OpenPage = (page: PageName, part?: SettingsPart) => void

export const settingsPart = (part: SettingsPart) => `settings.html#${part}`
