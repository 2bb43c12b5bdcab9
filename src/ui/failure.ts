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

/** Less than this, and what is written next may not fit; bytes. */
const LEAST = 256 * 1024

/**
 * Asks the disk, too: on a full one Chromium does not say QuotaExceededError. It aborts with an
 * UnknownError, shuts the database and then cannot open it (seen with Chromium 156 on a full tmpfs).
 */
export async function troubleOf(error: unknown): Promise<StorageTrouble> {
  const said = names(error)
  if (said.includes('QuotaExceededError') || (await isFull())) return 'full'
  return said.some((name) => closed.includes(name)) ? 'closed' : 'other'
}

async function isFull(): Promise<boolean> {
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } =
    (await navigator.storage?.estimate().catch(() => undefined)) ?? {}
  return quota - usage < LEAST
}
