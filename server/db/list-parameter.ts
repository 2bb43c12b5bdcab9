/**
 * A list as one parameter of a statement, so that the statement's text does not depend on the
 * list's length.
 */
import { sql } from 'kysely'
import { type Database, isOnServer } from './tables.ts'

export type ListParameter = string | readonly string[]

export const listParameter = (db: Database, words: readonly string[]): ListParameter =>
  isOnServer(db) ? words : JSON.stringify(words)

/** The condition that a column has one of the words. */
export const isInList = (
  db: Database,
  column: 'id' | 'device' | 'date' | 'member',
  words: ListParameter,
) =>
  isOnServer(db)
    ? sql<boolean>`${sql.ref(column)} = any(${words})`
    : sql<boolean>`${sql.ref(column)} in (select value from json_each(${words}))`
