import { globSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../src/ui/words')

export type Table = Record<string, unknown>

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null

export interface Dictionary {
  /** Name of the dictionary's files without the language, such as `pages`. */
  name: string
  en: Table
  ru: Table
}

/** Every pair of files `NAME-en.ts` and `NAME-ru.ts`. New pairs are found by their names. */
export const DICTIONARIES: readonly Dictionary[] = await Promise.all(
  globSync('*-en.ts', { cwd: folder })
    .sort()
    .map(async (file) => ({
      name: file.slice(0, -'-en.ts'.length),
      en: await load(file, 'en'),
      ru: await load(file.replace(/en\.ts$/, 'ru.ts'), 'ru'),
    })),
)

async function load(file: string, language: 'en' | 'ru'): Promise<Table> {
  const module: Record<string, unknown> = await import(join(folder, file))
  if (!isTable(module[language])) throw new Error(`src/ui/words/${file} exports no ${language}.`)
  return module[language]
}

/** These numbers need every plural form of both languages. */
const COUNTS = [0, 1, 2, 5, 21]

/**
 * Returns every phrase with the path of its key. A phrase that is a function is called once for each
 * number of `COUNTS`, with this number for all of its arguments. An array counts as one phrase.
 */
export const phrasesOf = (table: Table, path = ''): [string, string][] =>
  Object.entries(table).flatMap(([key, value]) => phrasesAt(`${path}${key}`, value))

function phrasesAt(at: string, value: unknown): [string, string][] {
  if (typeof value === 'string') return [[at, value]]
  if (typeof value === 'function')
    return COUNTS.flatMap((n) =>
      phrasesAt(`${at}(${n})`, value(...Array.from({ length: value.length || 1 }, () => n))),
    )
  if (Array.isArray(value)) return [[at, value.join('')]]
  return isTable(value) ? phrasesOf(value, `${at}.`) : []
}
