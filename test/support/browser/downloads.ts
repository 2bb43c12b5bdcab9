import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './until.ts'

/** The folder to which one browser downloads. It is removed with the browser. */
export interface Downloads {
  dir: string
  /**
   * Runs `act`, and waits until a file whose name matches has been downloaded. Returns the file's path.
   * Throws if no such file comes in time.
   */
  saved(act: () => Promise<unknown>, name: RegExp): Promise<string>
  remove(): void
}

/** Endings of file names while Firefox or Chromium downloads. */
const UNDER_WAY = /\.(part|crdownload)$/

export function openDownloads(): Downloads {
  const dir = mkdtempSync(join(tmpdir(), 'stint-downloads-'))
  const names = () => readdirSync(dir)
  /** Both browsers reserve the name with an empty file, so a file counts only once it has content. */
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
