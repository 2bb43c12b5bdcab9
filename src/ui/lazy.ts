/** Calls `make` at the first use only. */
export const lazy = <T>(make: () => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
