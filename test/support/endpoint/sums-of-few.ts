/**
 * Computes what an attacker can find out from sums of unknown parts. A part is, for example, the time of
 * one person in one category. To add and subtract sums is linear algebra, which can show whether some
 * combination of sums contains only parts of a few people.
 */

// All numbers are computed modulo this prime number, so that JavaScript computes the product of two
// numbers exactly.
const PRIME = 1_000_003

const inverse = (of: number) => {
  let [result, base, power] = [1, of, PRIME - 2]
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME
    base = (base * base) % PRIME
  }
  return result
}

/** Returns the rank of a matrix. Each row is reduced by the rows before it (Gaussian elimination). */
const rankOf = (rows: readonly (readonly number[])[]) => {
  /**
   * The rows after Gaussian elimination. The key of a row is the column of its first number that is not
   * 0, and this number is made 1.
   */
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

/** An answer of the endpoint: the parts that its sum contains, each as a text `PERSON PART`. */
export type Answer = ReadonlySet<string>

const personOf = (part: string) => part.split(' ')[0] ?? ''

/**
 * Returns the first group of at most `most` people for which some combination of the answers contains
 * only parts of these people. Returns undefined if there is no such group.
 * @param known people whose parts the attacker knows already
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
  // Parts of one person that occur in exactly the same answers count as one unknown number.
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
    // The rank may be smaller without the columns of these people. Then some combination of the answers
    // cancels the parts of all other people, and only parts of these people remain.
    if (rankWithout(some) < rank) return some
  }
  return undefined
}
