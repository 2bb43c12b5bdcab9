/**
 * Functions for objects whose keys come from outside (ids of categories and products). A usual read
 * of a key such as `constructor` would find a property that every object inherits.
 */

/**
 * The value of an own property. Returns undefined if the object has no such property or inherits
 * it.
 */
export const own = <T>(all: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(all, key) ? all[key] : undefined

/** An object that inherits nothing. */
export const emptyRecord = <T>(): Record<string, T> => Object.create(null)
