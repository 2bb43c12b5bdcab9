/** Why storing failed; each has its own advice for the person. */
export type StorageTrouble = 'full' | 'closed' | 'other'

const names = (error: unknown): string[] => {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return []
  // Dexie wraps the browser's error in its own, as `inner`.
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

/** With less free space, the next write may not fit; bytes. */
const LEAST = 256 * 1024

/**
 * Asks for the free space, too: on a full disk Chromium does not throw QuotaExceededError, but aborts
 * with an UnknownError, closes the database and cannot open it (Chromium 156 on a full tmpfs).
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
