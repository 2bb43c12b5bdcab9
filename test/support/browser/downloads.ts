import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './until.ts'

/** The folder that one browser downloads to. It goes with the browser. */
export interface Downloads {
  dir: string
  /**
   * Acts, and waits until a file whose name matches has been downloaded. Returns its path. Throws if
   * there is none in time.
   */
  saved(act: () => Promise<unknown>, name: RegExp): Promise<string>
  remove(): void
}

/** Names of files during a download in Firefox and Chromium. */
const UNDER_WAY = /\.(part|crdownload)$/

export function openDownloads(): Downloads {
  const dir = mkdtempSync(join(tmpdir(), 'stint-downloads-'))
  const names = () => readdirSync(dir)
  /** Both browsers reserve the name with an empty file before there is anything in it. */
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
