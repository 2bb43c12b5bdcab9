import type { StintDatabase } from '../src/store/database.ts'
import { readBackup } from '../src/sync/backup/read.ts'
import { RefusedFile } from '../src/sync/backup/refused-file.ts'
import { saveBackup } from '../src/sync/backup/save.ts'
import type { BackupPorts } from '../src/ui/settings/storage-ports.ts'

/**
 * Saves and reads backup files for the settings page, which has no code for the format of these
 * files.
 */
export const backupOf = (db: StintDatabase): BackupPorts => ({
  save: (watch) => saveBackup(db, watch),
  read: async (file, watch) => {
    try {
      return { ok: true, backup: await readBackup(file, watch) }
    } catch (error) {
      if (error instanceof RefusedFile) return { ok: false, reason: error.reason }
      throw error
    }
  },
})
