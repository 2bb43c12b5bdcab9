import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { manifestOf } from '../../vite.config.ts'
import { dictionariesIn, usesIn } from '../support/messages.ts'
import { type Node, parseSources, type Source } from '../support/parsed-sources.ts'

const root = join(import.meta.dirname, '../..')
const sources = parseSources('src/ui/**/*.{ts,tsx}', 'extension/*.{ts,tsx}')
const dictionaries = dictionariesIn(sources)
const uses = sources.flatMap((source) => usesIn(source, dictionaries, sources))

const keysOf = async (file: string) => Object.keys((await import(join(root, file))).en)

describe('messages', () => {
  it('are chosen by language in one place for each dictionary', () => {
    const files = [...new Set(dictionaries.values())].sort()
    expect(files).toEqual(
      sources.map(({ file }) => file).filter((file) => /^src\/ui\/words\/(.*-)?en\.ts$/.test(file)),
    )
  })

  it.each([...new Set(dictionaries.values())])('none in %s is unused', async (dictionary) => {
    const used = new Set(uses.filter((use) => use.dictionary === dictionary).map(({ key }) => key))
    expect((await keysOf(dictionary)).filter((key) => !used.has(key))).toEqual([])
  })
})

/** Names of attributes whose text a person reads, or hears from a screen reader. */
const SPOKEN =
  /^(title|placeholder|alt|label|content|aria-(label|description|roledescription|valuetext|placeholder))$/

const texts = (node: Node | null | undefined): string[] => {
  if (!node) return []
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : []
  if (node.type === 'JSXText') return [String(node.value)]
  if (node.type === 'TemplateLiteral')
    return (node.quasis as Node[]).map(({ value }) => (value as { cooked: string }).cooked)
  if (node.type === 'JSXExpressionContainer') return texts(node.expression as Node)
  if (node.type === 'ConditionalExpression')
    return [...texts(node.consequent as Node), ...texts(node.alternate as Node)]
  if (node.type === 'LogicalExpression')
    return [...texts(node.left as Node), ...texts(node.right as Node)]
  return []
}

/** Texts that are the same in every language: the name of the product, and key names such as `(S)`. */
const ANYWHERE = /^Stint$|^ ?\(([A-Z]|Esc)\)$/

/** Returns the texts for people that are in a source file itself instead of in a dictionary. */
const saidIn = ({ file, nodes }: Source): string[] =>
  nodes
    .flatMap((node) => {
      if (node.type === 'JSXElement' || node.type === 'JSXFragment')
        return (node.children as Node[]).flatMap(texts)
      if (node.type === 'JSXAttribute' && SPOKEN.test(String((node.name as Node).name)))
        return texts(node.value as Node)
      return []
    })
    .filter((text) => /\p{L}/u.test(text) && !ANYWHERE.test(text))
    .map((text) => `${file}: ${text.trim()}`)

it('every text on screen comes from a dictionary', () => {
  expect(sources.flatMap(saidIn)).toEqual([])
})

describe('_locales', () => {
  const messages = (language: string): Record<string, { message: string }> =>
    JSON.parse(
      readFileSync(join(root, `extension/public/_locales/${language}/messages.json`), 'utf8'),
    )
  const manifests = JSON.stringify([
    manifestOf({ target: 'chrome' }),
    manifestOf({ target: 'firefox' }),
  ])
  const wanted = [...new Set([...manifests.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key))]

  it.each(['en', 'ru'])('has in %s what the manifest names, and nothing else', (language) => {
    expect(Object.keys(messages(language)).sort()).toEqual(wanted.sort())
  })

  it('is translated', () => {
    const english = messages('en')
    for (const [key, { message }] of Object.entries(messages('ru'))) {
      expect(message, key).not.toBe(english[key]?.message)
      expect(message.replaceAll(/\bCRM\b/g, ''), key).toMatch(/^[^a-z]*[а-яё][^a-z]*$/i)
    }
  })
})
