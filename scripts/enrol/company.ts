/**
 * Starts an endpoint for an invented company. Its data are in a temporary folder, which is removed
 * at the end.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../../test/support/free-port.ts'

interface Options {
  /** The port of the endpoint; any free port if absent. */
  port?: number
  /** Settings of the endpoint, as environment variables. */
  env?: NodeJS.ProcessEnv
}

export async function openCompany({ port: given, env = {} }: Options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'stint-enrol-'))
  const cli = (...args: string[]) => ['server/cli.ts', ...args, '--db', join(folder, 'db.sqlite')]
  const port = given ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, cli('serve', '--port', `${port}`, '--address', url), {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...env },
  })
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The endpoint ended at once (exit ${code}).`)))
    createInterface({ input: child.stdout }).once('line', () => resolve())
  })
  const administer = (...args: string[]) => {
    const options = { encoding: 'utf8' } as const
    const { status, stdout, stderr } = spawnSync(process.execPath, cli(...args), options)
    if (status !== 0) throw new Error(stderr)
    return stdout
  }
  return {
    folder,
    url,
    administer,
    /** Returns how many people have exactly one connected browser. */
    countConnected: () =>
      (administer('member', 'list').match(/^Person \d+ .*\b1 device\b/gm) ?? []).length,
    close: () => {
      child.removeAllListeners('exit')
      child.kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type Company = Awaited<ReturnType<typeof openCompany>>
