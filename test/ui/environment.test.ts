// @vitest-environment happy-dom
/** Tests pages in browsers with unusual languages, calendars and digits, or without parts of `Intl`. */
import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Look } from '../../src/ui/settings/who-looked/looks.ts'
import { popupViewOf } from '../support/empty-popup-view.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
  document.body.innerHTML = ''
})

const speaks = (language: unknown) => {
  const real = navigator
  const odd = new Proxy(real, {
    get: (_, name) => {
      if (name === 'language') return language
      const value = Reflect.get(real, name)
      return typeof value === 'function' ? value.bind(real) : value
    },
  })
  vi.stubGlobal('navigator', odd)
}

/**
 * Opens the popup with a running category. The modules of the popup are loaded again, because they read
 * the browser's language only when they are loaded.
 */
async function popup() {
  vi.resetModules()
  const { mountPopupOnStub } = await import('../support/mounted-popup.ts')
  const popup = mountPopupOnStub()
  const now = Date.now()
  const running = {
    id: 'a',
    category: 'research',
    since: now - 65 * 60_000,
    source: 'hand' as const,
  }
  await popup.show(
    popupViewOf({ now, running, worked: 65 * 60_000, totals: { research: 65 * 60_000 } }),
  )
  const text = document.body.textContent ?? ''
  popup.end()
  return text
}

const english = /Research/
const russian = /Подготовка/

const LANGUAGES: [said: unknown, expected: RegExp, locale: string][] = [
  ['en', english, 'en'],
  ['en-US', english, 'en-US'],
  ['en-GB-oxendict', english, 'en-GB'],
  ['en-Latn-US', english, 'en-US'],
  ['en-US-posix', english, 'en-US'],
  ['en-US@posix', english, 'en-US'],
  ['en_US.UTF-8', english, 'en-US'],
  ['EN-us', english, 'EN-us'],
  ['en-001', english, 'en-001'],
  ['en-US-u-ca-buddhist', english, 'en-US'],
  ['en-US-u-nu-arab', english, 'en-US'],
  ['en-u-ca-islamic-nu-arab', english, 'en'],
  ['ru', russian, 'ru'],
  ['ru-RU', russian, 'ru-RU'],
  ['ru_RU', russian, 'ru-RU'],
  ['ru_RU.KOI8-R', russian, 'ru-RU'],
  ['ru-RU@calendar=hebrew', russian, 'ru-RU'],
  ['RU', russian, 'RU'],
  ['ru-Cyrl-KZ', russian, 'ru-KZ'],
  ['ru-RU-u-ca-buddhist-nu-thai', russian, 'ru-RU'],
  ['', english, 'en-GB'],
  ['C', english, 'en-GB'],
  ['POSIX', english, 'en-GB'],
  ['C.UTF-8', english, 'en-GB'],
  ['de-DE', english, 'en-GB'],
  ['run', english, 'en-GB'],
  ['enm', english, 'en-GB'],
  ['*', english, 'en-GB'],
  ['@@@', english, 'en-GB'],
  ['x-klingon', english, 'en-GB'],
  [undefined, english, 'en-GB'],
  [null, english, 'en-GB'],
]

describe('a browser with the language', () => {
  it.each(LANGUAGES)(
    '%j gets words, and dates and digits that can be typed',
    async (said, expected, locale) => {
      speaks(said)
      expect(await popup()).toMatch(expected)
      const formats = await import('../../src/ui/formats.ts')
      const dates = await import('../../src/ui/dates.ts')
      const report = await import('../../src/ui/report/formats.ts')
      expect(formats.locale).toBe(locale)
      const noon = Date.parse('2026-11-24T12:00')
      const written = [
        formats.time(noon),
        formats.inDigits(1234),
        formats.percent(0.5),
        formats.span(noon, noon + 60_000),
        formats.inWords(3_780_000),
        formats.clock(7000),
        dates.fullDate(noon),
        dates.dateTime(noon),
        dates.inBytes(12_345_678),
        report.spanOfDays('2026-11-23', '2026-11-29'),
        report.stretchTimes(noon, noon + 60_000),
      ]
      for (const text of written)
        expect(text).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59]/)
      expect(dates.fullDate(noon)).toContain('2026')
    },
  )
})

const PARTS = [
  'DurationFormat',
  'ListFormat',
  'PluralRules',
  'supportedValuesOf',
  'Segmenter',
  'RelativeTimeFormat',
  'Collator',
  'Locale',
] as const

const sources = import.meta.glob<string>('../../src/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})

it('every part of Intl that the sources use, but for dates and numbers, is among these', () => {
  const all = Object.values(sources).flatMap((text) => [
    ...text.matchAll(/\bIntl\.(?:(\w+)\(|(\w+)\b(?=.*new Intl\.\2))|\bnew Intl\.(\w+)/g),
  ])
  const used = new Set(all.map(([, called, , made]) => called ?? made))
  for (const everywhere of [undefined, 'DateTimeFormat', 'NumberFormat']) used.delete(everywhere)
  expect([...used].filter((part) => !(PARTS as readonly unknown[]).includes(part))).toEqual([])
})

describe('a browser without', () => {
  it.each(PARTS)('Intl.%s shows everything', async (part) => {
    vi.stubGlobal('Intl', Object.create(Intl, { [part]: { value: undefined } }))
    for (const [language, expected] of [
      ['en', english],
      ['ru', russian],
    ] as const) {
      speaks(language)
      expect(await popup()).toMatch(expected)
      const { inSentence, listOf } = await import('../../src/ui/formats.ts')
      expect(inSentence(63 * 60_000)).toMatch(/1.*3/)
      expect(listOf(['HubSpot', 'Streak'])).toMatch(/HubSpot.*Streak/)
      const { compareNames } = await import('../../src/ui/compare-names.ts')
      expect(['Жуков', 'Андреев'].sort(compareNames)).toEqual(['Андреев', 'Жуков'])
      const { whenOf } = await import('../../src/ui/settings/who-looked/look-words.ts')
      const at = Date.parse('2026-11-24T12:00')
      const look = { at, reader: { name: 'Mia' }, reads: [] } as unknown as Look
      for (const now of [at, at + 24 * 3_600_000, at + 48 * 3_600_000])
        expect(whenOf(look, now)).toMatch(/\S+.*12/)
      const { firstWeekdayOf } = await import('../../src/core/day/expected-time.ts')
      expect(firstWeekdayOf(language)).toBeGreaterThan(0)
      const { dialectOf } = await import('../../src/core/report/csv.ts')
      expect(dialectOf(language).separator).toMatch(/[,;]/)
    }
  })

  it.each(['en', 'ru'])(
    'lengths are written as Intl.DurationFormat does, in %s',
    async (language) => {
      speaks(language)
      vi.resetModules()
      const { clock, hoursMinutes, inWords } = await import('../../src/ui/formats.ts')
      const digital = new Intl.DurationFormat(language, { style: 'digital', hours: 'numeric' })
      const narrow = new Intl.DurationFormat(language, { style: 'narrow' })
      for (const ms of [7000, 60_000, 3_600_000, 3_780_000, 36_000_000, 90_061_000, 3_599_999]) {
        const seconds = Math.floor(ms / 1000)
        const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
        const length = { hours, minutes, seconds: seconds % 60 }
        expect(clock(ms)).toBe(digital.format(length))
        expect(`${hoursMinutes(ms)}:${clock(ms).slice(-2)}`).toBe(digital.format(length))
        if (ms >= 60_000) expect(inWords(ms)).toBe(narrow.format({ hours, minutes }))
      }
      expect(inWords(0)).toBe(language === 'ru' ? '0 мин' : '0m')
      expect(inWords(1234 * 3_600_000 + 120_000)).toBe(narrow.format({ hours: 1234, minutes: 2 }))
    },
  )

  it('formatRange says from and to', async () => {
    class Without extends Intl.DateTimeFormat {}
    Object.defineProperty(Without.prototype, 'formatRange', { value: undefined })
    vi.stubGlobal('Intl', Object.create(Intl, { DateTimeFormat: { value: Without } }))
    speaks('en-GB')
    vi.resetModules()
    const { span } = await import('../../src/ui/formats.ts')
    const at = Date.parse('2026-11-24T13:10')
    expect(span(at, at + 47 * 60_000, at)).toBe('13:10 – 13:57')
  })
})

describe('a browser that does not know its zone', () => {
  it.each([
    ['en', /does not know its time zone.*UTC\+03:00/],
    ['ru', /не знает часового пояса.*UTC\+03:00/],
  ])('says so in the popup until it is put away, in %s', async (language, expected) => {
    speaks(language)
    vi.resetModules()
    const { mountPopupOnStub, $ } = await import('../support/mounted-popup.ts')
    const popup = mountPopupOnStub()
    await popup.show(popupViewOf({ zone: '+03:00' }))
    await vi.waitFor(() => expect($('[role="alert"]').textContent).toMatch(expected))
    $('[role="alert"] button').click()
    await vi.waitFor(() => expect(popup.commands).toEqual(['noteZoneTold']))
    await popup.show(popupViewOf())
    await vi.waitFor(() => expect(document.querySelector('[role="alert"]')).toBeNull())
    popup.end()
  })
})
