/**
 * Makes queries that are built and compiled only once. Building and compiling the queries of a
 * batch each time took as long as running them.
 * (https://kysely.dev/docs/recipes/splitting-query-building-and-execution)
 */
import type { Compilable, CompiledQuery } from 'kysely'
import { type Database, isOnServer } from './tables.ts'

/** Represents, while a query is built, a value that the caller passes with each call. */
class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

// An object whose properties are placeholders. The query is built with these instead of values.
const placeholders = <Values>() =>
  new Proxy({}, { get: (_, name) => new Placeholder(String(name)) }) as unknown as Values

/**
 * Returns a query as a function of its values.
 * @param build builds the query; it must pass the values on to the query, and must not read them
 */
export const preparedQuery = <Values extends object, Found>(
  build: (db: Database, values: Values) => Compilable<Found>,
) => {
  const compiled = new Map<boolean, CompiledQuery<Found>>()
  const compiledFor = (db: Database) => {
    const key = isOnServer(db)
    const query = compiled.get(key) ?? build(db, placeholders<Values>()).compile()
    compiled.set(key, query)
    return query
  }
  return async (db: Database, values: Values): Promise<Found[]> => {
    const query = compiledFor(db)
    const parameters = query.parameters.map((value) =>
      value instanceof Placeholder ? values[value.name as keyof Values] : value,
    )
    return (await db.executeQuery<Found>({ ...query, parameters })).rows
  }
}
