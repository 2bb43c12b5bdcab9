/** So many at a time: the others wait for their turn, in the order in which they came. */
export const inTurns = (most: number) => {
  let under = 0
  const waiting: (() => void)[] = []
  const begin = async () => {
    if (under < most) under++
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  // Whoever waits takes over the place: `under` stays as it is.
  const end = () => {
    const next = waiting.shift()
    if (next) next()
    else under--
  }
  return async <T>(work: () => Promise<T>): Promise<T> => {
    await begin()
    try {
      return await work()
    } finally {
      end()
    }
  }
}
