/**
 * The index of the first item with `isReached`, by halving; the length if there is none. Items without
 * it come before all items with it.
 */
export function firstIndex<T>(items: readonly T[], isReached: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isReached(items[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
