import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'

type Files = Readonly<Record<string, Uint8Array>>

/** The earliest time of the zip format, which has no time zone, so it is local time. */
const ALWAYS = new Date(1980, 0, 1)

/** The files in a fixed order with a fixed time, so that equal content gives equal bytes. */
export function zipOf(files: Files): Uint8Array {
  const names = Object.keys(files).toSorted()
  const entries = names.map((name) => [name, files[name] ?? new Uint8Array()] as const)
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: ALWAYS })
}

/** All files of a folder, with paths from there. */
export function zipOfFolder(folder: string): Uint8Array {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return zipOf(
    Object.fromEntries(
      files.map((file) => [
        file.slice(folder.length + 1).replaceAll('\\', '/'),
        readFileSync(file),
      ]),
    ),
  )
}
