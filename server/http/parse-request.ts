/** Checks the content of a request against a schema of the API (src/sync/contract). */
import type * as z from 'zod/mini'
import { ProblemError } from './problem.ts'

/**
 * Describes the errors of a parsed value by the paths of its fields. The values of the fields are
 * left out, because they may be personal data.
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
