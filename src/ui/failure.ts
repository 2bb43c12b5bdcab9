/** The causes of a failure to store. The pages have advice for each of these causes. */
export type StorageTrouble = 'full' | 'closed' | 'other'

const names = (error: unknown): string[] => {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return []
  // Dexie's errors contain the browser's own error in `inner`.
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

/** If the free space (bytes) is less than this, the next write may not fit. */
const LEAST = 256 * 1024

/**
 * Finds the cause of a storage error. Asks for the free space as well, because on a full disk
 * Chromium does not throw QuotaExceededError. Instead it aborts with an UnknownError, closes the
 * database and cannot open it (Chromium 156 on a full tmpfs).
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
