import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { ROUTES } from '../../server/http/routes/table.ts'

const root = join(import.meta.dirname, '../..')
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const glob = (...patterns: string[]) =>
  patterns.flatMap((pattern) => globSync(pattern, { cwd: root }))

const DOCUMENTS = glob('README.md', '{docs,extension,scripts,server,src,test}/**/*.md')
const SOURCES = glob(
  '{extension,scripts,server,src,test}/**/*.{ts,tsx,css}',
  'extension/pages/*.html',
)

const citedIn = (text: string) =>
  [...text.matchAll(/\brules? (\d[\d\s,–and]*)/g)].flatMap(([, numbers = '']) =>
    [...numbers.matchAll(/\d+/g)].map(([number]) => Number(number)),
  )

it('docs/domain.md has every rule whose number is cited', () => {
  const rules = [...textOf('docs/domain.md').matchAll(/^(\d+)\. \*\*/gm)].map(([, n]) => Number(n))
  const cited = [...SOURCES, ...DOCUMENTS].flatMap((file) =>
    citedIn(textOf(file)).map((rule) => ({ file, rule })),
  )
  expect(cited.length).toBeGreaterThan(40)
  expect(cited.filter(({ rule }) => !rules.includes(rule))).toEqual([])
})

/**
 * Paths of files that a command creates, or that a document names only as an example. The repository
 * need not contain them.
 */
const NOT_STORED =
  /^(\.stint|dist|distribution|assets)\/|^(products|policies)\.json$|^_locales\/|[A-Z]{2,}/
const OUR_PATH = /^[\w@.-]+(\/[\w@.-]+)*(\.(tsx?|mjs|css|md|html|json)|\/)$/

/**
 * Whether a path exists in the repository, from its top folder or from the document's folder. If the
 * path is only a file name, whether a file with this name exists in any folder.
 */
const isThere = (document: string, path: string) =>
  existsSync(join(root, path)) ||
  existsSync(join(root, dirname(document), path)) ||
  (/^[^/]+\/?$/.test(path) && SOURCES.some((file) => `${file}/`.includes(`/${path}`)))

it.each(DOCUMENTS)('every file and folder that %s names exists', (document) => {
  const text = textOf(document)
  const named = [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => OUR_PATH.test(path) && !NOT_STORED.test(path))
  const linked = [...text.matchAll(/\]\(([^)#\s]+)/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/^\w+:/.test(path))
  expect([...named, ...linked].filter((path) => !isThere(document, path))).toEqual([])
})

it('docs/architecture.md has a line for every folder of src and server', () => {
  const folders = glob('src/*/', 'src/{core,store,sync,ui}/*/', 'server/*/').map((folder) =>
    folder.replace(/\/$/, ''),
  )
  const parents = folders.filter((folder) => folder !== 'src/core/crm/products')
  const text = textOf('docs/architecture.md')
  expect(parents.length).toBeGreaterThan(20)
  expect(parents.filter((folder) => !text.includes(`\`${folder}\``))).toEqual([])
})

it('server/README.md has every route', () => {
  const text = textOf('server/README.md')
  const missing = Object.values(ROUTES)
    .map(({ path }) => path.replace(/:\w+$/, '').replaceAll(/:(\w+)/g, '{$1}'))
    .filter((path) => !text.includes(path))
  expect(missing).toEqual([])
})
