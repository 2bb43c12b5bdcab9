/**
 * A list as one parameter of an SQL statement, so that the statement is the same for lists of any
 * length.
 */
import { sql } from 'kysely'
import { type Database, isOnServer } from './tables.ts'

export type ListParameter = string | readonly string[]

export const listParameter = (db: Database, words: readonly string[]): ListParameter =>
  isOnServer(db) ? words : JSON.stringify(words)

/** Returns the condition that the value of a column is in a list. */
export const isInList = (
  db: Database,
  column: 'id' | 'device' | 'date' | 'member',
  words: ListParameter,
) =>
  isOnServer(db)
    ? sql<boolean>`${sql.ref(column)} = any(${words})`
    : sql<boolean>`${sql.ref(column)} in (select value from json_each(${words}))`
