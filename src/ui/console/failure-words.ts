import { consoleWords } from '../words/console.ts'

export interface RefusedRow {
  line: number
  why: string
  fault?: string
  about?: string
}

/** The sentence for each problem, by the problem's name. */
export type ProblemWords = Readonly<Record<string, string>>

interface Refusal {
  failure?: string
  problem?: { type?: string; rows?: readonly RefusedRow[] }
}

/** The name of the problem with which the endpoint refused; '' if something else failed. */
const problemOf = (error: unknown) => (error as Refusal).problem?.type?.split(':').at(-1) ?? ''

export const isSignedOut = (error: unknown) => problemOf(error) === 'unauthorized'

/** The wrong rows of a CSV in a refusal. */
export const refusedRows = (error: unknown) => (error as Refusal).problem?.rows ?? []

const own = (table: ProblemWords, key: string) =>
  Object.hasOwn(table, key) ? table[key] : undefined

/** A sentence that says what failed and what to do; `more` has the sentences of one page. */
export const failureWords = (error: unknown, more: ProblemWords = {}): string => {
  const { problems, failures } = consoleWords
  const { failure = '' } = error as Refusal
  const problem = problemOf(error)
  return own(more, problem) ?? own(problems, problem) ?? own(failures, failure) ?? failures.other
}
