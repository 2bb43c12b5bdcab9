/** Starts the endpoint in a new process, which a test can kill and start again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const CLI = join(import.meta.dirname, '../../../server/cli.ts')

const started = async (child: ChildProcess) => {
  let said = ''
  return new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      const [, url] = /on (http:[^\s"]+)/.exec(said) ?? []
      if (url) resolve(url)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(`The endpoint ended: ${said}`)))
  })
}

/** @param limit largest size in KiB of a file that the endpoint can write, to simulate a full disk */
export const startProcess = async (where: string, limit?: number) => {
  const start = () => {
    const args = [CLI, 'serve', '--port', '0', '--db', where]
    if (limit === undefined) return spawn(process.execPath, args)
    const script = `ulimit -f ${limit}; exec "$0" "$@"`
    return spawn('bash', ['-c', script, process.execPath, ...args])
  }
  let child = start()
  let url = await started(child)
  const end = async () => {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  onTestFinished(end)
  return {
    url: () => url,
    end,
    /** Kills the process at once, as a loss of power does, and starts it again. */
    restart: async () => {
      await end()
      child = start()
      url = await started(child)
    },
  }
}
