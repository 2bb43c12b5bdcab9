import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './until.ts'

/** The folder to which one browser downloads. It is removed with the browser. */
export interface Downloads {
  dir: string
  /**
   * Runs `act`, and waits until a file whose name matches has been downloaded. Returns the file's path.
   * Throws an error if no such file is downloaded in time.
   */
  saved(act: () => Promise<unknown>, name: RegExp): Promise<string>
  remove(): void
}

/** Endings of file names while Firefox (`part`) or Chromium (`crdownload`) downloads a file. */
const UNDER_WAY = /\.(part|crdownload)$/

export function openDownloads(): Downloads {
  const dir = mkdtempSync(join(tmpdir(), 'stint-downloads-'))
  const names = () => readdirSync(dir)
  /**
   * Firefox and Chromium first create an empty file with the final name, so a file counts only if it has
   * content.
   */
  const isWhole = (name: string) => statSync(join(dir, name)).size > 0
  return {
    dir,
    async saved(act, name) {
      const before = new Set(names())
      await act()
      const whole = () => {
        if (names().some((one) => UNDER_WAY.test(one))) return undefined
        return names().find((one) => name.test(one) && !before.has(one) && isWhole(one))
      }
      return join(dir, await until(whole, `a downloaded file ${name}`))
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}
