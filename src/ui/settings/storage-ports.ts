import type { Backup } from '../../store/backup/merge-pages.ts'
import type { keepingWords } from '../words/backup.ts'

/** Receives the progress of a long task, and can cancel it. */
export interface Watch {
  /**
   * Called with the progress.
   * @param share the part that is done, 0–1
   */
  tell: (share: number) => void
  signal: AbortSignal
}

/** Makes and reads backup files. */
export interface BackupPorts {
  save: (watch: Watch) => Promise<{ file: Blob; segments: number }>
  read: (
    file: Blob,
    watch: Watch,
  ) => Promise<
    { ok: true; backup: Backup } | { ok: false; reason: keyof typeof keepingWords.refusals }
  >
}

export interface StoragePorts {
  /** Used storage in bytes. Undefined if the browser does not report it. */
  used: () => Promise<number | undefined>
  /** Whether the browser promises to keep the data when the disk is nearly full. */
  isProtected: () => Promise<boolean>
  /** Asks the browser to keep the data. Resolves to whether the browser agrees. */
  protect: () => Promise<boolean>
}
