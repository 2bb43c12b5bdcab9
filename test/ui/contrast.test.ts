import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DETAILED } from '../../src/core/scheme/categories.ts'
import { COLOURS, colourOf, OWN } from '../../src/ui/colours.ts'

const css = readFileSync(new URL('../../src/ui/theme.css', import.meta.url), 'utf8')
const [base = '', ...media] = css.split('@media ')
const blockOf = (query: string) => media.find((block) => block.startsWith(`(${query})`)) ?? ''
const tokensIn = (block: string) =>
  Object.fromEntries([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, k, v]) => [k, v]))
const schemes = {
  light: tokensIn(base),
  dark: { ...tokensIn(base), ...tokensIn(blockOf('prefers-color-scheme: dark')) },
}

type Rgb = readonly number[]
const rgb = (hex: string): Rgb => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16))
const mixed = (a: Rgb, b: Rgb, percent: string | undefined) =>
  a.map((v, i) => v + ((b[i] ?? 0) - v) * (Number.parseFloat(percent ?? '') / 100))

/**
 * Computes the relative luminance of a colour, as WCAG 2.2 defines it; values of `colour` are 0 to 255.
 */
const luminance = (colour: Rgb) => {
  const [r = 0, g = 0, b = 0] = colour.map((value) => {
    const c = value / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: Rgb, b: Rgb) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** Lowest contrast ratios: of text (WCAG 1.4.6), and of marks such as borders (WCAG 1.4.11). */
const TEXT = 7
const MARK = 3

/** The eight colours whose red, green and blue each have the lowest or the highest value. */
const CORNERS = Array.from({ length: 8 }, (_, i) =>
  [4, 2, 1].reduce((hex, bit) => hex + (i & bit ? 'ff' : '00'), '#'),
)

describe.each(Object.entries(schemes))('in the %s scheme', (_, tokens) => {
  const of = (name: string) => rgb(tokens[name] ?? '')

  const ON_PAGE = ['text', 'muted', 'link', 'auto', 'good', 'bad', 'ask'].flatMap((ink) =>
    ['page', 'raised', 'raised-hover'].map((paper) => [ink, paper] as const),
  )

  // Text needs the enhanced contrast of WCAG 1.4.6.
  it.each([
    ...ON_PAGE,
    ...['text', 'muted', 'ask'].map((ink) => [ink, 'ask-page'] as const),
    ...['text', 'bad'].map((ink) => [ink, 'bad-page'] as const),
    ['on-accent', 'accent'],
    ['on-accent', 'good'],
    ['page', 'text'],
  ] as const)('%s can be read on %s', (ink, paper) => {
    expect(contrast(of(ink), of(paper))).toBeGreaterThanOrEqual(TEXT)
  })

  it.each([
    ['field-line', 'page'],
    ['accent', 'page'],
    ['good', 'page'],
    ['bad', 'page'],
  ])('%s can be distinguished from %s', (mark, paper) => {
    expect(contrast(of(mark), of(paper))).toBeGreaterThanOrEqual(MARK)
  })

  it.each(DETAILED.map(({ id }) => id))('text can be read on the tint of %s', (id) => {
    const tint = mixed(of('page'), rgb(COLOURS[id] ?? ''), tokens.tint)
    for (const ink of ['text', 'muted'])
      expect(contrast(of(ink), tint)).toBeGreaterThanOrEqual(TEXT)
  })

  // A higher value of red, green or blue always means a higher luminance. The extreme colours are
  // therefore the worst cases, and no other colour needs a test.
  it.each(CORNERS)('text is readable on the tint of any personal colour: %s', (colour) => {
    const tint = mixed(of('page'), rgb(colour), tokens.tint)
    for (const ink of ['text', 'muted'])
      expect(contrast(of(ink), tint)).toBeGreaterThanOrEqual(TEXT)
  })

  it.each(OWN)('%s, of a personal category, differs from the page', (colour) => {
    const lifted = mixed(rgb(colour), [255, 255, 255], tokens.lift)
    expect(contrast(lifted, of('page'))).toBeGreaterThanOrEqual(MARK)
  })

  it('the auto tag is readable on the tint of Documentation', () => {
    const tint = mixed(of('page'), rgb(COLOURS.documentation ?? ''), tokens.tint)
    expect(contrast(of('auto'), tint)).toBeGreaterThanOrEqual(TEXT)
  })
})

it('targets are 32 px high, and 44 px where they are touched', () => {
  expect(schemes.light.target).toBe('32px')
  expect(tokensIn(blockOf('pointer: coarse')).target).toBe('44px')
})

it('every category has a colour of its own', () => {
  expect(Object.keys(COLOURS).sort()).toEqual(DETAILED.map(({ id }) => id).sort())
  expect(new Set(Object.values(COLOURS)).size).toBe(DETAILED.length)
})

/** Converts a colour to OKLab, a colour space in which equal distances look like equal differences. */
const lab = (hex: string) => {
  const [r = 0, g = 0, b = 0] = rgb(hex).map((value) => {
    const c = value / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
const distance = (a: string, b: string) =>
  Math.hypot(...lab(a).map((value, i) => value - (lab(b)[i] ?? 0)))

it.each(OWN)('%s, of a personal category, differs from all others', (colour) => {
  const others = [...Object.values(COLOURS), ...OWN].filter((other) => other !== colour)
  expect(others).toHaveLength(Object.keys(COLOURS).length + OWN.length - 1)
  for (const other of others) expect(distance(colour, other), other).toBeGreaterThan(0.1)
})

it('personal categories have one of these each, always the same; other ids have none', () => {
  const ids = ['demo-ab12', 'trade-fairs-x7k2', 'offers', 'team-lunch-0q9z']
  const colours = ids.map((id) => colourOf(id))
  expect(new Set(colours).size).toBe(ids.length)
  expect(OWN).toEqual(expect.arrayContaining(colours))
  expect(ids.map((id) => colourOf(id))).toEqual(colours)
  expect(colourOf('offers', { offers: '#123456' })).toBe('#123456')
  for (const none of ['', 'break', 'unexplained']) expect(OWN).not.toContain(colourOf(none))
})
