/**
 * Functions for objects whose keys come from outside (ids of categories and products). To read a
 * key such as `constructor` directly would return a property that every object inherits.
 */

/**
 * The value of an own property. Returns undefined if the object only inherits the property or does
 * not have it.
 */
export const ownProperty = <T>(all: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(all, key) ? all[key] : undefined

/** An object that inherits nothing. */
export const emptyRecord = <T>(): Record<string, T> => Object.create(null)
