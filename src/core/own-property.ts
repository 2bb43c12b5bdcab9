/**
 * Objects whose keys come from outside (ids of categories and products): `constructor` and the like
 * must not find what every object inherits.
 */

/** What an object itself has under a key. */
export const own = <T>(all: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(all, key) ? all[key] : undefined

/** An object that inherits nothing. */
export const emptyRecord = <T>(): Record<string, T> => Object.create(null)
