/**
 * The checks that are not tests, such as types and lint. A check has one result: passed or failed.
 */
import { spawn } from 'node:child_process'
import { lintFirefox } from '../lint.ts'

export interface Check {
  name: string
  /** Resolves with the complaints; an empty list if the check passed. */
  run: () => Promise<readonly string[]>
}

/** Returns a check that runs a program of node_modules/.bin, or a script in Node. */
function program(name: string, command: string, ...args: string[]): Check {
  const run = () =>
    new Promise<readonly string[]>((resolve) => {
      const shell = process.platform === 'win32' && command !== process.execPath
      const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], shell })
      const said: Buffer[] = []
      child.stdout.on('data', (chunk) => said.push(chunk))
      child.stderr.on('data', (chunk) => said.push(chunk))
      child.on('error', (error) => resolve([error.message]))
      child.on('close', (code) =>
        resolve(code === 0 ? [] : [Buffer.concat(said).toString() || `exit code ${code}`]),
      )
    })
  return { name, run }
}

// The compiler would use four threads that each find out the types of libraries for themselves. That
// takes twice the processor time, which the other checks need at the same time.
export const TYPES = program('types', 'tsc', '--noEmit', '--singleThreaded')
export const LINT = program('format and lint', 'biome', 'check', '--error-on-warnings')
export const BUILDS = program('both builds', process.execPath, 'scripts/build.ts')
export const WEB_EXT_LINT: Check = { name: 'web-ext lint', run: () => lintFirefox('dist/firefox') }
