import { readChoice } from './kept-choice.ts'

/** The storage key of the language that the person chose; only the console offers this choice. */
export const LANGUAGE = 'language'

/**
 * The language that the person chose. A background worker cannot read this choice, and uses the
 * browser's language.
 */
const chosen = globalThis.document ? readChoice(LANGUAGE) : ''

/**
 * The chosen language, or else the browser's language. The browser's language can be empty, or a
 * locale name in the form of the operating system, for which `Intl` throws: `C`, `ru_RU.UTF-8`,
 * `en-US@posix`. Suffixes that choose a calendar or digits (`-u-ca-buddhist`, `-u-nu-arab`) are
 * left out, because Stint also compares formatted dates and digits, and lets people type them.
 */
const SAID =
  /^(en|ru)(?:[-_](?:[a-z]{4}[-_])?([a-z]{2}|\d{3}))?(?![a-z\d])/i.exec(
    chosen || `${navigator.language}`,
  ) ?? []
const [, language, region] = SAID

export const isRussian = language?.toLowerCase() === 'ru'

/**
 * The locale of dates and numbers. Its language is the language of the texts on the page, because
 * durations contain words ("h", "мин"). For people with other languages it is en-GB.
 */
export const locale = language ? [language, region].filter(Boolean).join('-') : 'en-GB'
