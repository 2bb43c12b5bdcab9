/**
 * Finds the complaints of `web-ext lint` about a build. Firefox's store runs this check on every
 * upload.
 */
import { spawn } from 'node:child_process'

/**
 * The warnings that are accepted, by code and file, each with its reason. Any other warning is a
 * complaint.
 */
const EXPLAINED = [
  {
    // Firefox for Android supports the key `data_collection_permissions` only since version 142.
    // Stint does not run on phones.
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    file: /^manifest\.json$/,
  },
  {
    // The warning is about dangerouslySetInnerHTML in Preact's code. Stint does not use this
    // property.
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^assets\/preact-/,
  },
  {
    // The warning is about selection.html() in D3's code. Neither Plot nor Stint uses this
    // function.
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^assets\/plot-/,
  },
  {
    // The warning is about import() of the extension's own scripts. Their names are not literals,
    // because the bundler would include a file that is named by a literal
    // (extension/load-script.ts).
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^background\.js$/,
  },
]

interface Finding {
  code: string
  message: string
  file?: string
}

const isExplained = ({ code, file = '' }: Finding) =>
  EXPLAINED.some((known) => known.code === code && known.file.test(file))

const outputOf = (command: string, args: readonly string[]) =>
  new Promise<string>((resolve, reject) => {
    const child = spawn(command, args, { shell: process.platform === 'win32' })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', () => resolve(output))
  })

/** Returns a line for each complaint; an empty list if the store would accept the build. */
export async function lintFirefox(folder: string): Promise<string[]> {
  const output = await outputOf('web-ext', ['lint', '--source-dir', folder, '--output', 'json'])
  const json = output.slice(output.indexOf('{"'), output.lastIndexOf('}') + 1)
  if (!json) return [output]
  const { errors, warnings } = JSON.parse(json) as { errors: Finding[]; warnings: Finding[] }
  return [...errors, ...warnings.filter((warning) => !isExplained(warning))].map(
    ({ code, message, file }) => `${code} ${file ?? ''}: ${message}`,
  )
}
