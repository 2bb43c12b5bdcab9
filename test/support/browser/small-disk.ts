import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  dir: string
  /** Fills the disk to the last byte. */
  fill: () => void
  /** Removes the file that `fill` wrote. */
  free: () => void
  close: () => void
}

const MB = 1024 * 1024

/** Mounts a disk in memory of `size` MiB, which a test can fill. Works only on Linux and as root. */
export function mountSmallDisk(size = 200): SmallDisk {
  const dir = mkdtempSync(join(tmpdir(), 'stint-disk-'))
  const mount = ['-t', 'tmpfs', '-o', `size=${size}m`, 'tmpfs', dir]
  const { status, stderr } = spawnSync('mount', mount, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`No disk of its own: mount ${mount.join(' ')}: ${stderr}`)
  const filled = join(dir, 'filled')
  return {
    dir,
    fill: () => {
      for (let piece = MB; piece >= 1; piece /= 4) append(filled, Buffer.alloc(piece))
    },
    free: () => rmSync(filled, { force: true }),
    close: () => {
      // `--lazy` unmounts the disk even if a browser that is just ending still has a file open.
      spawnSync('umount', ['--lazy', dir])
      rmdirSync(dir)
    },
  }
}

function append(file: string, piece: Buffer) {
  const handle = openSync(file, 'a')
  try {
    while (writeSync(handle, piece) === piece.length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(handle)
  }
}
