import { describe, expect, it } from 'vitest'
import { PRODUCTS } from '../../src/core/crm/products.ts'
import { DETAILED } from '../../src/core/scheme/categories.ts'
import { withoutYearSign } from '../../src/ui/dates.ts'
import { PRODUCT_NAMES } from '../../src/ui/product-names.ts'
import { ru as categories } from '../../src/ui/words/categories-ru.ts'
import { en } from '../../src/ui/words/common-en.ts'
import { ru } from '../../src/ui/words/common-ru.ts'
import { ru as dayRu } from '../../src/ui/words/day-ru.ts'
import { en as report } from '../../src/ui/words/report-en.ts'
import { ru as reportRu } from '../../src/ui/words/report-ru.ts'
import { DICTIONARIES, phrasesOf } from '../support/dictionaries.ts'

/** Keys of phrases that are the same in both languages, each with the reason. */
const SAME = {
  language: 'the name of the language itself, for the page',
  crm: 'in Russian, too',
  endpointExample: 'an address',
  hostExample: 'an address',
  addressExample: 'an address',
  node: 'the name of a program',
}

/**
 * Words in Latin letters that Russian text may contain: names, words that Russian writes in Latin
 * letters, and addresses.
 */
const LATIN =
  /\b(Stint|CRM|ERP|API|webhooks|webcal|CSV|JSON|PNG|SVG|ICS|iCal|Excel|LibreOffice|Google|Outlook|Chrome|Firefox|Esc|Enter|Shift|Backspace)\b|https?:\/\/|[\w.-]+\.example\b/g

const isSame = (path: string) => (path.split('.').at(-1) ?? '') in SAME

it('there are dictionaries', () => {
  expect(DICTIONARIES.map(({ name }) => name)).toEqual(expect.arrayContaining(['common', 'pages']))
})

describe.each(DICTIONARIES)('the words of $name', ({ en, ru }) => {
  it('say the same things in both languages', () => {
    const keys = (table: typeof en) => phrasesOf(table).map(([key]) => key)
    expect(keys(ru)).toEqual(keys(en))
  })

  it.each([en, ru])('have no empty text', (table) => {
    for (const [key, phrase] of phrasesOf(table)) {
      expect(phrase.trim(), key).not.toBe('')
      expect(phrase, key).not.toMatch(/undefined|NaN|\[object/)
    }
  })

  it('are Russian in Russian', () => {
    for (const [key, phrase] of phrasesOf(ru)) {
      if (isSame(key)) continue
      expect(phrase.replaceAll(LATIN, ''), key).not.toMatch(/[a-z]/i)
    }
  })

  it('are translated', () => {
    const english = new Map(phrasesOf(en))
    const left = phrasesOf(ru).filter(
      ([key, phrase]) => !isSame(key) && /\p{L}/u.test(phrase) && english.get(key) === phrase,
    )
    expect(left).toEqual([])
  })

  it('are English in English', () => {
    for (const [key, phrase] of phrasesOf(en)) expect(phrase, key).not.toMatch(/[а-яё]/i)
  })
})

it('every category has a name in each language', () => {
  for (const { id, en, ru } of DETAILED) {
    expect(en, id).toMatch(/^[A-Z][\x20-\x7e]+$/)
    expect(ru.replaceAll(LATIN, ''), id).toMatch(/^[А-ЯЁ][^a-z]+$/i)
  }
})

it('a Russian date ends no sentence twice', () => {
  const [day = ''] = ['2026-07-01'].map((date) =>
    withoutYearSign(
      new Intl.DateTimeFormat('ru', { dateStyle: 'long' }).format(new Date(`${date}T12:00`)),
    ),
  )
  expect(day).toBe('1 июля 2026')
  for (const say of [categories.since, categories.allowedFrom, categories.pending])
    expect(say(day)).not.toMatch(/\.\.|\.:/)
})

/** Examples of odd wording in both languages. No phrase of a dictionary may contain one of them. */
const ODD = {
  en: [
    'by itself',
    'Not done',
    'whoever',
    'by what',
    'Ours ',
    'Can wait',
    'Keep which',
    'Send which',
    'look first',
    'known there',
    'Fetch',
    'in no share',
    'Yours alone',
    'Back to normal',
    'has no tick',
    'sign of life',
    'Put back',
    'Handed over',
    'would take it all',
    'takes force',
    'took the permission',
    '% too many',
    '% to go',
    'Furthest',
    'split another',
    'against',
    'Most is done',
    'a day, over',
    'Take it along',
    'Together:',
    'is to become',
    'segment',
    'stretch',
    'Not stored',
    'goes on',
    'anew',
    'seldom',
  ],
  ru: [
    'собственном сервере',
    'считается само',
    'Это всё',
    'Найти среди',
    'О чём это',
    'идёт сама',
    'Запоминать запись',
    'Отправлять запись',
    'Сначала смотрю',
    'Не предлагаются',
    'Только ваше',
    'признаков жизни',
    'кончается там',
    'складывается мой день',
    'к периоду',
    'Догадка',
    'Не сделано',
    'отрезок',
    'отрезк',
    'окошк',
    'Забрать',
    'щёлкн',
  ],
} as const

describe.each(['en', 'ru'] as const)('no sentence reads odd in %s', (language) => {
  it.each(DICTIONARIES.map((dictionary) => [dictionary.name, dictionary] as const))(
    '%s',
    (_name, dictionary) => {
      const odd = phrasesOf(dictionary[language]).filter(([, phrase]) =>
        ODD[language].some((piece) => new RegExp(`(?<!\\p{L})${piece}`, 'iu').test(phrase)),
      )
      expect(odd).toEqual([])
    },
  )
})

/**
 * Dictionaries in which the word *stage* is allowed: sales results, because a deal has stages, and the
 * search for settings, which also finds settings by synonyms.
 */
const OF_DEALS = ['indicators', 'find-setting']

it.each(DICTIONARIES.filter(({ name }) => !OF_DEALS.includes(name)))(
  'the words of $name call a category no stage: in sales that is a step of a deal',
  ({ en, ru }) => {
    const all = [...phrasesOf(en), ...phrasesOf(ru)]
    expect(all.filter(([, phrase]) => /(?<!\p{L})(stages?\b|этап)/iu.test(phrase))).toEqual([])
  },
)

it('the weekday of the day that is sent is in lower case in Russian', () => {
  expect(dayRu.sendTitle('Среда, 25 ноября')).toBe('Отправить день: среда, 25 ноября')
})

it('a Russian share is compared with a month in the dative', () => {
  const months = Array.from({ length: 12 }, (_, i) =>
    new Intl.DateTimeFormat('ru', { month: 'long' }).format(new Date(2026, i, 15)),
  )
  expect(months.map((month) => reportRu.vsRange(1, '+1', `${month} 2026`))).toEqual(
    [
      'январю',
      'февралю',
      'марту',
      'апрелю',
      'маю',
      'июню',
      'июлю',
      'августу',
      'сентябрю',
      'октябрю',
      'ноябрю',
      'декабрю',
    ].map((month) => `+1 п. п. к ${month} 2026`),
  )
  expect(reportRu.vsRange(1, '+1', '9–15 нояб. 2026')).toBe('+1 п. п. к 9–15 нояб. 2026')
})

it('a Russian share changes since a month in the genitive', () => {
  const months = Array.from({ length: 12 }, (_, i) =>
    new Intl.DateTimeFormat('ru', { month: 'long' }).format(new Date(2026, i, 15)),
  )
  expect(months.map((month) => reportRu.steadySince(`${month} 2026`))).toEqual(
    [
      'января',
      'февраля',
      'марта',
      'апреля',
      'мая',
      'июня',
      'июля',
      'августа',
      'сентября',
      'октября',
      'ноября',
      'декабря',
    ].map((month) => `стабильно с ${month} 2026`),
  )
})

describe('plural forms', () => {
  it('in English', () => {
    expect(report.vsRange(1, '+1', 'October')).toBe('up 1 point vs October')
    expect(report.vsRange(-1, '-1', 'October')).toBe('down 1 point vs October')
    expect(report.sinceMonth(-2, '-2', 'July')).toBe('down 2 points since July')
    expect(report.dataDays(1, 1)).toBe('1 of 1 working day')
    expect(en.received(1, '1h')).toBe('Received: 1 entry, 1h')
    expect(en.received(34, '7h 42m')).toBe('Received: 34 entries, 7h 42m')
  })

  it.each([
    [1, 'запись'],
    [2, 'записи'],
    [5, 'записей'],
    [11, 'записей'],
    [21, 'запись'],
    [34, 'записи'],
  ])('in Russian: %d %s', (count, word) => {
    expect(ru.received(count, '1 ч')).toBe(`Принято: ${count} ${word}, 1 ч`)
  })
})

it('offers every product with a cloud, by the name in the product table', () => {
  const clouds = PRODUCTS.filter(({ hosts }) => hosts.length > 0)
  expect(PRODUCT_NAMES).toEqual(Object.fromEntries(clouds.map(({ id, name }) => [id, name])))
})
