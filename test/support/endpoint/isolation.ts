/**
 * The attacker's algebra: whether sums of unknown parts, added and subtracted in any way, leave parts
 * of a few people only.
 */

// Small enough for exact products of two numbers.
const PRIME = 1_000_003

const inverse = (of: number) => {
  let [result, base, power] = [1, of, PRIME - 2]
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME
    base = (base * base) % PRIME
  }
  return result
}

/** The rank of a matrix, row by row: each is reduced by those before it. */
const rankOf = (rows: readonly (readonly number[])[]) => {
  /** Reduced rows by the column of their first number, which is 1. */
  const reduced = new Map<number, readonly number[]>()
  for (const row of rows) {
    let left = row
    for (let column = 0; column < left.length; column++) {
      const first = left[column] ?? 0
      if (first === 0) continue
      const known = reduced.get(column)
      if (!known) {
        const scale = inverse(first)
        reduced.set(
          column,
          left.map((value) => (value * scale) % PRIME),
        )
        break
      }
      left = left.map((value, i) => (value + (PRIME - first) * (known[i] ?? 0)) % PRIME)
    }
  }
  return reduced.size
}

function* subsetsUpTo<T>(all: readonly T[], most: number): Generator<T[]> {
  const [first, ...rest] = all
  if (first === undefined || most === 0) return
  yield [first]
  for (const more of subsetsUpTo(rest, most - 1)) yield [first, ...more]
  yield* subsetsUpTo(rest, most)
}

/** An answer: the parts that it adds up, each as `PERSON PART`. */
export type Answer = ReadonlySet<string>

const personOf = (part: string) => part.split(' ')[0] ?? ''

/**
 * The first group of `most` people or fewer whose parts alone are left by some combination of the
 * answers. Returns undefined if there is none.
 * @param known people whose parts the attacker knows
 */
export const isolatedBy = (
  given: readonly Answer[],
  most: number,
  known: ReadonlySet<string> = new Set(),
): string[] | undefined => {
  const answers = [...new Map(given.map((one) => [[...one].sort().join(), one])).values()]
  const parts = [...new Set(answers.flatMap((answer) => [...answer]))].filter(
    (part) => !known.has(personOf(part)),
  )
  // Parts of one person that are always in the same answers are one unknown.
  const columns = new Map<string, { person: string; column: number[] }>()
  for (const part of parts) {
    const column = answers.map((answer) => (answer.has(part) ? 1 : 0))
    columns.set(`${personOf(part)} ${column.join('')}`, { person: personOf(part), column })
  }
  const rankWithout = (some: readonly string[]) => {
    const left = [...columns.values()].filter(({ person }) => !some.includes(person))
    return rankOf(left.map(({ column }) => column))
  }
  const rank = rankWithout([])
  const people = [...new Set(parts.map(personOf))]
  for (const some of subsetsUpTo(people, most)) {
    // A combination that the others' parts cancel out of, and these do not.
    if (rankWithout(some) < rank) return some
  }
  return undefined
}
