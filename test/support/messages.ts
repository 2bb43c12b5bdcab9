/** Finds the messages that a source file uses, and their dictionaries, in the file's syntax tree. */
import { dirname, join } from 'node:path'
import type { Node, Source } from './parsed-sources.ts'

const WORDS = 'src/ui/words/'

export interface Use {
  /** Path of the English dictionary, from the top folder of the repository. */
  dictionary: string
  key: string
}

interface Import {
  from: string
  imported: string
  local: string
}

const importsOf = ({ file, nodes }: Source): Import[] =>
  nodes
    .filter(({ type, importKind }) => type === 'ImportDeclaration' && importKind !== 'type')
    .flatMap((node) => {
      const from = join(dirname(file), String((node.source as Node).value))
      return (node.specifiers as Node[])
        .filter(({ type }) => type === 'ImportSpecifier')
        .map(({ imported, local }) => ({
          from,
          imported: String((imported as Node).name),
          local: String((local as Node).name),
        }))
    })

/** Returns the paths of the modules that a source file loads with `import()`. */
const laterOf = ({ file, nodes }: Source): string[] =>
  nodes
    .filter(({ type }) => type === 'ImportExpression')
    .map(({ source }) => join(dirname(file), String((source as Node).value)))

/**
 * Returns a map from a text `MODULE EXPORT` to the path of an English dictionary. It has an entry for
 * each constant that chooses the language, in a module that imports an English dictionary.
 */
export function dictionariesIn(sources: readonly Source[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const source of sources) {
    if (!source.file.startsWith(WORDS)) continue
    const imported = importsOf(source).flatMap(({ from, imported }) =>
      imported === 'en' ? [from] : [],
    )
    const english = [...imported, ...laterOf(source)].find((from) => /[/-]en\.ts$/.test(from))
    if (!english) continue
    for (const name of exportsOf(source)) found.set(`${source.file} ${name}`, english)
  }
  return found
}

const exportsOf = ({ nodes }: Source) =>
  nodes
    .filter(({ type }) => type === 'ExportNamedDeclaration')
    .flatMap(({ declaration }) => ((declaration as Node | null)?.declarations ?? []) as Node[])
    .filter(({ init }) => (init as Node | null)?.type === 'ConditionalExpression')
    .map(({ id }) => String((id as Node).name))

/**
 * Returns every use of a message in one source file. Throws an error if the file passes a whole
 * dictionary to other code, because the uses there could not be found.
 * @param sources all source files, because a file that this one imports may contain the name of a
 * computed key
 */
export function usesIn(
  source: Source,
  dictionaries: ReadonlyMap<string, string>,
  sources: readonly Source[],
): Use[] {
  const names = new Map(
    importsOf(source).flatMap(({ from, imported, local }) => {
      const dictionary = dictionaries.get(`${from} ${imported}`)
      return dictionary ? [[local, dictionary] as const] : []
    }),
  )
  if (names.size === 0) return []
  const near = importsOf(source).map(({ from }) => from)
  const said = sources
    .filter(({ file }) => file === source.file || (near.includes(file) && !file.startsWith(WORDS)))
    .flatMap(literalsOf)
  const taken = new Set<Node>()
  const uses = source.nodes.flatMap((node) => {
    const [from, keys] = readAt(node, said)
    const dictionary = from && names.get(String(from.name))
    if (!from || !dictionary) return []
    taken.add(from)
    return keys.map((key) => ({ dictionary, key }))
  })
  passedOn(source, names, taken)
  return uses
}

function passedOn(source: Source, names: ReadonlyMap<string, string>, taken: ReadonlySet<Node>) {
  const isImport = (parent: Node) => parent.type === 'ImportSpecifier'
  const named = new Set(
    source.nodes
      .filter((parent) => isImport(parent) || /^TS(TypeQuery|QualifiedName)$/.test(parent.type))
      .flatMap(({ imported, local, exprName, left }) => [imported, local, exprName, left]),
  )
  const keys = new Set(
    source.nodes
      .filter(({ type, computed }) => /^(MemberExpression|Property)$/.test(type) && !computed)
      .map(({ property, key }) => property ?? key),
  )
  const stray = source.nodes.find(
    (node) =>
      node.type === 'Identifier' &&
      names.has(String(node.name)) &&
      !taken.has(node) &&
      !named.has(node) &&
      !keys.has(node),
  )
  if (stray) throw new Error(`${source.file}: ${stray.name} is passed on as a whole.`)
}

type Read = [from: Node | undefined, keys: string[]]

/** Reads the forms `words.key`, `words[…]` and `const { key } = words`. */
function readAt(node: Node, said: readonly string[]): Read {
  if (node.type === 'MemberExpression') {
    const from = node.object as Node
    return [
      from,
      node.computed ? valuesOfComputedKey(node.property as Node, said) : [nameOf(node.property)],
    ]
  }
  const pattern = node.id as Node | undefined
  if (node.type === 'VariableDeclarator' && pattern?.type === 'ObjectPattern') {
    // A rest element such as `...others` has no key, so it is skipped.
    const keys = (pattern.properties as Node[]).flatMap(({ key }) => (key ? nameOf(key) : []))
    return [(node.init as Node | null) ?? undefined, keys]
  }
  return [undefined, []]
}

const nameOf = (node: unknown) => String((node as Node).name ?? (node as Node).value)

/** Returns the possible values of a computed key: texts in the file and in the files that it imports. */
function valuesOfComputedKey(key: Node, said: readonly string[]): string[] {
  if (key.type === 'Literal') return [String(key.value)]
  if (key.type !== 'TemplateLiteral') return [...said]
  const [before = '', after = ''] = (key.quasis as Node[]).map(
    ({ value }) => (value as { cooked: string }).cooked,
  )
  return said.map((stem) => `${before}${stem}${after}`)
}

const literalsOf = ({ nodes }: Source) => [
  ...new Set(
    nodes.flatMap(({ type, value, key }) =>
      type === 'Literal' && typeof value === 'string'
        ? [value]
        : type === 'Property' && key
          ? [nameOf(key)]
          : [],
    ),
  ),
]
