/** The complaints of `web-ext lint`, the first check of Firefox's store, about a build. */
import { spawn } from 'node:child_process'

/** The accepted warnings by code, file and reason. Any other warning is a complaint. */
const EXPLAINED = [
  {
    // Firefox for Android learned the data-collection key in 142; Stint is for computers.
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    file: /^manifest\.json$/,
  },
  {
    // Preact's dangerouslySetInnerHTML, which Stint does not use, but which comes with Preact.
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^assets\/preact-/,
  },
  {
    // The same of D3's selection.html(), which neither Plot nor Stint uses.
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^assets\/plot-/,
  },
  {
    // import() of later.js, the extension's own script, whose name is not written out there: the
    // builder would follow it (extension/load-later.ts).
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

/** A line for each complaint; empty if the build would be accepted. */
export async function lintFirefox(folder: string): Promise<string[]> {
  const output = await outputOf('web-ext', ['lint', '--source-dir', folder, '--output', 'json'])
  const json = output.slice(output.indexOf('{"'), output.lastIndexOf('}') + 1)
  if (!json) return [output]
  const { errors, warnings } = JSON.parse(json) as { errors: Finding[]; warnings: Finding[] }
  return [...errors, ...warnings.filter((warning) => !isExplained(warning))].map(
    ({ code, message, file }) => `${code} ${file ?? ''}: ${message}`,
  )
}
