/**
 * Returns a function that calls `make` when it is first used, and returns the same result later.
 */
export const lazy = <T>(make: () => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
