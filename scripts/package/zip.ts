import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'

type Files = Readonly<Record<string, Uint8Array>>

/**
 * The earliest time that the zip format allows, as local time, because the format has no time zone.
 */
const ALWAYS = new Date(1980, 0, 1)

/** Packs files in a fixed order and with a fixed time, so that equal content gives equal bytes. */
export function zipOf(files: Files): Uint8Array {
  const names = Object.keys(files).toSorted()
  const entries = names.map((name) => [name, files[name] ?? new Uint8Array()] as const)
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: ALWAYS })
}

/** Packs all files of a folder, with paths relative to the folder. */
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
