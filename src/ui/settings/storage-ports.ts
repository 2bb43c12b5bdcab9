import type { Backup } from '../../store/backup/put-back.ts'
import type { keepingWords } from '../words/keeping.ts'

/** How far something long is, and how to end it. */
export interface Watch {
  /** @param share how much is done, 0–1 */
  tell: (share: number) => void
  signal: AbortSignal
}

/** What makes and reads backup files. */
export interface BackupDoors {
  save: (watch: Watch) => Promise<{ file: Blob; segments: number }>
  read: (
    file: Blob,
    watch: Watch,
  ) => Promise<
    { ok: true; backup: Backup } | { ok: false; reason: keyof typeof keepingWords.refusals }
  >
}

/** The browser's say on the disk. */
export interface StorageDoors {
  /** Bytes, as far as the browser tells. */
  used: () => Promise<number | undefined>
  /** Whether the browser leaves alone what is stored when the disk is short of space. */
  isProtected: () => Promise<boolean>
  /** Asks for that; answers whether it was granted. */
  protect: () => Promise<boolean>
}
