import { readChoice } from './kept-choice.ts'

/** The key of the language that the person chose; only the console offers a choice. */
export const LANGUAGE = 'language'

/** The language that was chosen on a page. A worker has no choices to read. */
const chosen = globalThis.document ? readChoice(LANGUAGE) : ''

/**
 * The language that was chosen, or else the browser's. That may be empty, or a name of the
 * operating system, at which `Intl` throws: `C`, `ru_RU.UTF-8`, `en-US@posix`. Extensions
 * (`-u-ca-buddhist`, `-u-nu-arab`) are left out: dates and digits are also typed and compared here.
 */
const SAID =
  /^(en|ru)(?:[-_](?:[a-z]{4}[-_])?([a-z]{2}|\d{3}))?(?![a-z\d])/i.exec(
    chosen || `${navigator.language}`,
  ) ?? []
const [, language, region] = SAID

export const isRussian = language?.toLowerCase() === 'ru'

/** Durations contain words ("h", "мин"), so they follow the dictionary. Other languages get en-GB. */
export const locale = language ? [language, region].filter(Boolean).join('-') : 'en-GB'
