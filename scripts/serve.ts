/** Runs the endpoint as a child process of `npm start`. */
import { spawn, spawnSync } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { until } from '../test/support/browser/until.ts'

/** The folder for everything that `npm start` stores. */
export const DATA_FOLDER = '.stint'
export const DATABASE = `${DATA_FOLDER}/endpoint.sqlite`

const cli = (...args: string[]) => ['server/cli.ts', ...args, '--db', DATABASE]

/**
 * Runs an administration command. Returns its output. If the command fails, throws an error with
 * the command's message.
 */
export function administer(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, cli(...args), { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr.trim())
  return stdout
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/**
 * The log of the endpoint, one JSON object per line. It contains only lines since the latest start.
 */
export const ENDPOINT_LOG = `${DATA_FOLDER}/endpoint.log`

export interface EndpointOptions {
  port: number
  /** Whether the log goes to this terminal and not to its file. */
  verbose: boolean
}

/**
 * Starts the endpoint and waits until it answers. Throws an error if another program uses the port.
 * If the endpoint ends at once, the error contains the last lines of the endpoint's log.
 */
export async function startEndpoint({ port, verbose }: EndpointOptions) {
  if (!(await isFree(port))) {
    throw new Error(
      `Port ${port} on 127.0.0.1 is taken, perhaps by another npm start. End that, or choose a port: npm start -- --port ${port + 1}`,
    )
  }
  const output = verbose ? 'inherit' : openSync(ENDPOINT_LOG, 'w')
  const child = spawn(process.execPath, cli('serve', '--port', String(port)), {
    stdio: ['ignore', output, output],
  })
  const url = `http://127.0.0.1:${port}`
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const healthy = async () => (await fetch(`${url}/healthz`)).ok
  const failed = ended.then(() => {
    const words = verbose ? 'its words are above.' : readFileSync(ENDPOINT_LOG, 'utf8').slice(-2000)
    throw new Error(`The endpoint ended at once: ${words}`)
  })
  await Promise.race([until(healthy, 'the endpoint answering'), failed])
  // The endpoint has answered, so its end is not an error from here on.
  failed.catch(() => {})
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { url, ended, stop }
}
