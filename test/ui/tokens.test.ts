import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const UI = join(import.meta.dirname, '../../src/ui')

/** Declarations that may have a value which is not a token, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'font-size: 0.9em': 'keys stand in text of any size',
  'border-radius: 50%': 'a circle',
  'font-size: 11pt': 'on paper',
  'font-size: 8pt': 'on paper',
}

const SIZED =
  /(?:^|[{;\s])((?:font-size|border-radius|transition|transition-duration|animation|animation-duration):[^;}]+)/g
const COLOUR = /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|lab|lch|oklab)\([^)]*\)/gi
const NUMBER = /(?<![\w-])\d*\.?\d+(?:px|pt|rem|em|%|m?s)(?![\w-])/

const withoutComments = (css: string) => css.replaceAll(/\/\*.*?\*\//gs, '')

/** Returns the declarations of a style sheet: other parts, such as `#add`, may look like a colour. */
const declarationsIn = (css: string) => css.match(/[\w-]+:\s*[^:;{}]+;/g) ?? []

const isRaw = (declaration: string) =>
  NUMBER.test(declaration.replaceAll(/var\([^)]*\)/g, '')) && !(declaration in EXCEPTIONS)

/** Returns the values in a style sheet that should be written as tokens of theme.css. */
function rawValuesIn(css: string): string[] {
  const plain = withoutComments(css)
  const sizes = [...plain.matchAll(SIZED)].map(([, declaration = '']) =>
    declaration.replaceAll(/\s+/g, ' ').trim(),
  )
  const colours = declarationsIn(plain).filter((declaration) => declaration.search(COLOUR) >= 0)
  return [...sizes.filter(isRaw), ...colours]
}

const sheets = globSync('**/*.css', { cwd: UI })
  .filter((file) => file !== 'theme.css')
  .sort()

it.each([
  ['.a { font-size: 12px; }', 1],
  ['.a { color: #fff; background: rgb(0 0 0 / 18%); }', 2],
  ['.a { transition: translate 0.12s; border-radius: 3px 0; }', 2],
  ['.a { font-size: var(--font-sm); border-radius: 50%; transition: none; }', 0],
  ['#add { border-radius: var(--radius-md) 0; color: var(--text); }', 0],
])('a raw value is found: %s', (css, count) => {
  expect(rawValuesIn(css)).toHaveLength(count)
})

it.each(sheets)('%s takes colours, type, corners and motion from the tokens', (file) => {
  expect(rawValuesIn(readFileSync(join(UI, file), 'utf8'))).toEqual([])
})

it('every token that is used is defined', () => {
  const css = sheets.map((file) => readFileSync(join(UI, file), 'utf8')).join('\n')
  const theme = readFileSync(join(UI, 'theme.css'), 'utf8')
  const scales = /var\(--((?:space|font|radius|motion)-[\w-]+|target|shadow|backdrop)\)/g
  const used = new Set([...css.matchAll(scales)].map(([, name = '']) => name))
  for (const name of used) expect(theme, name).toContain(`--${name}:`)
  expect(used.size).toBeGreaterThan(12)
})

it('the dark theme changes only colours, so texts and boxes are tested in one theme', () => {
  const [theme = '', ...others] = ['theme.css', ...sheets].map((file) =>
    withoutComments(readFileSync(join(UI, file), 'utf8')),
  )
  expect(others.join()).not.toContain('prefers-color-scheme')
  const [, dark = ''] = /prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}\s*\}/.exec(theme) ?? []
  const names = declarationsIn(dark).map((declaration) => declaration.split(':')[0])
  expect(names).toContain('--page')
  const COLOURED =
    /^(--|color|background|border|outline|fill|stroke|box-shadow|accent-|text-decoration)/
  const uses = declarationsIn([theme, ...others].join('\n')).filter((declaration) =>
    names.some((name) => declaration.includes(`var(${name})`)),
  )
  expect(uses.filter((use) => !COLOURED.test(use))).toEqual([])
})

/**
 * Returns the custom properties of a style sheet in their order: first those of the light theme, and
 * then those of the dark theme.
 */
const propertiesIn = (css: string) =>
  [...withoutComments(css).matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => ({
    name,
    value,
  }))

it("the join page, which the endpoint serves without the extension's sheets, has their colours", () => {
  const theme = propertiesIn(readFileSync(join(UI, 'theme.css'), 'utf8'))
  const page = propertiesIn(readFileSync(join(UI, '../../server/http/join/join.css'), 'utf8'))
  expect(page.length).toBeGreaterThan(20)
  for (const name of new Set(page.map((one) => one.name))) {
    const values = (all: typeof page) =>
      all.flatMap((one) => (one.name === name ? [one.value] : []))
    expect(values(page), name).toEqual(values(theme).slice(0, 2))
  }
})
