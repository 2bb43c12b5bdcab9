import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

const root = join(import.meta.dirname, '../..')

/** A node of the syntax tree, as ESTree defines it, with TypeScript and JSX. */
export interface Node {
  type: string
  [field: string]: unknown
}

export interface Source {
  /** Path of the file from the top folder of the repository. */
  file: string
  /** Every node of the syntax tree; a parent comes before its children. */
  nodes: readonly Node[]
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode)

const everyNode = (node: Node): Node[] => [node, ...childrenOf(node).flatMap(everyNode)]

/** Parses the source files that match the patterns. */
export const parseSources = (...patterns: string[]): Source[] =>
  patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .sort()
    .map((file) => {
      const { program, errors } = parseSync(file, readFileSync(join(root, file), 'utf8'))
      if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
      return { file, nodes: everyNode(program as unknown as Node) }
    })
