import { readFileSync, statfsSync } from 'node:fs'

const FOLDER = '/dev/shm'
/** Bytes. The temporary files of a whole run need less than half of this. */
const NEEDED = 4 * 1024 ** 3

/** Whether programs may run from the folder. Containers often forbid it for this folder. */
const mayRunPrograms = () =>
  readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, folder]) => folder === FOLDER)
    .every(([, , , options = '']) => !options.split(',').includes('noexec'))

/**
 * Returns a folder whose files are in memory, or undefined if there is none with enough space. Tests
 * create thousands of temporary files, such as profiles of browsers and databases, and a file on a disk
 * costs much more processor time.
 */
export function folderInMemory(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(FOLDER)
    return bavail * bsize >= NEEDED && mayRunPrograms() ? FOLDER : undefined
  } catch {
    // Systems other than Linux do not have this folder.
    return undefined
  }
}
