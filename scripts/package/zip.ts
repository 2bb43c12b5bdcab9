import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'

type Files = Readonly<Record<string, Uint8Array>>

/** The first moment that a zip can name: a zip has no time zone, so it is taken as local. */
const ALWAYS = new Date(1980, 0, 1)

/** The files in one order, all of one time: what is the same within is the same without. */
export function zipOf(files: Files): Uint8Array {
  const names = Object.keys(files).toSorted()
  const entries = names.map((name) => [name, files[name] ?? new Uint8Array()] as const)
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: ALWAYS })
}

/** All that is in a folder, named from there. */
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
