import { consoleWords } from '../words/console.ts'

interface Refusal {
  failure?: string
  problem?: { type?: string; detail?: string }
}

/** The name of the endpoint's problem; '' if something else failed. */
const problemOf = (error: unknown) => (error as Refusal).problem?.type?.split(':').at(-1) ?? ''

export const isSignedOut = (error: unknown) => problemOf(error) === 'unauthorized'

const own = (table: Readonly<Record<string, string>>, key: string) =>
  Object.hasOwn(table, key) ? table[key] : undefined

/** What failed, and what to do. */
export const failureWords = (error: unknown): string => {
  const { problems, failures } = consoleWords
  const { failure = '' } = error as Refusal
  return own(problems, problemOf(error)) ?? own(failures, failure) ?? failures.other
}
