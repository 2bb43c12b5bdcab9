/**
 * Reading and writing the rows of the table `named`, one for each name. This file does not import
 * Dexie, which is not loaded for the popup's first view.
 */
import type { StintDatabase } from './database.ts'
import type { Named, NamedRow } from './named.ts'
import type { Reads } from './reads.ts'

export async function readNamed<K extends keyof Named>(
  db: Pick<Reads, 'named'>,
  name: K,
): Promise<Named[K] | undefined> {
  const row = await db.named.get(name)
  return row?.value as Named[K] | undefined
}

/** Reads all rows in one request, to be fast: this runs at every event of the browser. */
export const readAllNamed = async (db: Pick<Reads, 'named'>): Promise<Partial<Named>> =>
  namedFromRows(await db.named.toArray())

export const namedFromRows = (rows: readonly NamedRow[]): Partial<Named> =>
  Object.fromEntries(rows.map(({ name, value }) => [name, value]))

export const writeNamed = <K extends keyof Named>(db: StintDatabase, name: K, value: Named[K]) =>
  db.named.put({ name, value } as Parameters<StintDatabase['named']['put']>[0])
