/** Checks what a request contains against a schema of the contract. */
import type * as z from 'zod/mini'
import { ProblemError } from './problem.ts'

/**
 * Lists the errors by the path of each field. The values are left out: they may be personal data.
 */
export const describeMismatch = (error: z.core.$ZodError) =>
  error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
    .join('; ')

/** Returns the parsed value. Throws a ProblemError that says what is wrong in it. */
export const parse = <T>(schema: z.ZodMiniType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new ProblemError('bad-request', describeMismatch(parsed.error))
  return parsed.data
}
