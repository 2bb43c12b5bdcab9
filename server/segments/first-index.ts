/**
 * Returns the index of the first item for which `isReached` is true, or the number of items if
 * there is none. This is a binary search: all items for which `isReached` is false must come first.
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
