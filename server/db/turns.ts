/** So many at a time: the others wait for their turn, in the order in which they came. */
export const turns = (most: number) => {
  let under = 0
  const waiting: (() => void)[] = []
  // The next one in line takes over the place: `under` stays as it is.
  const end = () => {
    const next = waiting.shift()
    if (next) next()
    else under--
  }
  return {
    /** How many there are, those who wait among them. */
    count: () => under + waiting.length,
    /** Waits for a turn; the answer ends it, and does nothing when called again. */
    begin: async () => {
      if (under < most) under++
      else await new Promise<void>((resolve) => waiting.push(resolve))
      let isOver = false
      return () => {
        if (!isOver) end()
        isOver = true
      }
    },
  }
}

export const inTurns = (most: number) => {
  const { begin } = turns(most)
  return async <T>(work: () => Promise<T>): Promise<T> => {
    const end = await begin()
    try {
      return await work()
    } finally {
      end()
    }
  }
}

interface EachLimit {
  /** At a time, of one caller. */
  most: number
  /** More than that who may wait. */
  waiting: number
}

/**
 * The same for each caller by themselves. Answers a promise of the turn, and undefined where too many
 * wait already.
 */
export const turnsOfEach = ({ most, waiting }: EachLimit) => {
  const all = new Map<string, ReturnType<typeof turns>>()
  return (caller: string): Promise<() => void> | undefined => {
    const own = all.get(caller) ?? turns(most)
    if (own.count() >= most + waiting) return undefined
    all.set(caller, own)
    return own.begin().then((end) => () => {
      end()
      if (own.count() === 0) all.delete(caller)
    })
  }
}
