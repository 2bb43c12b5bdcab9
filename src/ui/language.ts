/**
 * The browser's language as it says it. That may be none, or one of an operating system's own: `C`,
 * `ru_RU.UTF-8`, `en-US@posix`; `Intl` throws at those. What it asks for beside language and region
 * (`-u-ca-buddhist`, `-u-nu-arab`) is left out: dates and digits here are typed and compared, too.
 */
const SAID =
  /^(en|ru)(?:[-_](?:[a-z]{4}[-_])?([a-z]{2}|\d{3}))?(?![a-z\d])/i.exec(`${navigator.language}`) ??
  []
const [, language, region] = SAID

export const isRussian = language?.toLowerCase() === 'ru'

/** Durations carry words ("h", "мин"), so they follow the dictionary; 24 hours where it is foreign. */
export const locale = language ? [language, region].filter(Boolean).join('-') : 'en-GB'
