import type { Backup } from '../../store/backup/put-back.ts'
import type { keepingWords } from '../words/keeping.ts'

/** The progress of a long task, and how to cancel it. */
export interface Watch {
  /** @param share the part that is done, 0–1 */
  tell: (share: number) => void
  signal: AbortSignal
}

/** Makes and reads backup files. */
export interface BackupDoors {
  save: (watch: Watch) => Promise<{ file: Blob; segments: number }>
  read: (
    file: Blob,
    watch: Watch,
  ) => Promise<
    { ok: true; backup: Backup } | { ok: false; reason: keyof typeof keepingWords.refusals }
  >
}

/** The browser's storage. */
export interface StorageDoors {
  /** Bytes. Undefined if the browser does not say. */
  used: () => Promise<number | undefined>
  /** Whether the browser keeps the data when the disk is nearly full. */
  isProtected: () => Promise<boolean>
  /** Asks for that. Resolves to whether it was granted. */
  protect: () => Promise<boolean>
}
