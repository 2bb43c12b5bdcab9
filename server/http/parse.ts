/** Checks what came in against a schema of the contract. */
import type * as z from 'zod/mini'
import { ProblemError } from './problem.ts'

/** What does not fit, by the path of each field; never the values, which may be anyone's. */
export const describeMismatch = (error: z.core.$ZodError) =>
  error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
    .join('; ')

/** Throws a ProblemError that says what does not fit. */
export const parse = <T>(schema: z.ZodMiniType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new ProblemError('bad-request', describeMismatch(parsed.error))
  return parsed.data
}
