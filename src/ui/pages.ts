/** The pages that a person goes between, in order; each lies beside the others as `NAME.html`. */
export const PAGES = ['day', 'report', 'settings'] as const
export type PageName = (typeof PAGES)[number]
