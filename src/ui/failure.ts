/** Why storage refused, as far as a person can do something about it. */
export type StorageTrouble = 'full' | 'closed' | 'other'

const names = (error: unknown): string[] => {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return []
  // Dexie wraps what the browser said in its own error, with the cause as `inner`.
  const inner = (error as { inner?: unknown }).inner
  return [error.name, ...(inner && inner !== error ? names(inner) : [])]
}

const closed = [
  'BlockedError',
  'OpenFailedError',
  'DatabaseClosedError',
  'MissingAPIError',
  'InvalidStateError',
  'VersionError',
]

export const troubleOf = (error: unknown): StorageTrouble => {
  const said = names(error)
  if (said.includes('QuotaExceededError')) return 'full'
  return said.some((name) => closed.includes(name)) ? 'closed' : 'other'
}
