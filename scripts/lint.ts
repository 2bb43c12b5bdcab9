/** The complaints of `web-ext lint` about a build. Firefox's store runs the same check first. */
import { spawn } from 'node:child_process'

/**
 * The warnings that are accepted, by code and file, each with its reason. Any other warning is a
 * complaint.
 */
const EXPLAINED = [
  {
    // Firefox for Android supports the key about data collection since version 142. Stint is for
    // computers only.
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    file: /^manifest\.json$/,
  },
  {
    // About dangerouslySetInnerHTML in Preact's code. Stint does not use it.
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^assets\/preact-/,
  },
  {
    // About selection.html() in D3's code. Neither Plot nor Stint uses it.
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^assets\/plot-/,
  },
  {
    // About import() of the extension's own scripts. The names of these scripts are not literals,
    // because the builder would follow a literal (extension/load-script.ts).
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
