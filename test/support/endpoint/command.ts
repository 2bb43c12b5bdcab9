/**
 * Runs commands of the endpoint's command line in the process of the test. This is thirty times as fast
 * as in a new process.
 */
import { format } from 'node:util'
import { vi } from 'vitest'
import { runCommand } from '../../../server/cli.ts'

/**
 * Runs a command. Returns its output and exit code. The function `runCli` of fixture.ts does the same in
 * a new process. Use `runCli` for commands that run at the same time as others, or that need a process
 * for themselves.
 */
export async function command(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const said = { stdout: '', stderr: '' }
  const to = (stream: keyof typeof said) => (text: unknown) => {
    said[stream] += text
    return true
  }
  const line =
    (stream: keyof typeof said) =>
    (...words: unknown[]) =>
      void to(stream)(`${format(...words)}\n`)
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(line('stdout')),
    vi.spyOn(console, 'error').mockImplementation(line('stderr')),
    vi.spyOn(process.stdout, 'write').mockImplementation(to('stdout')),
  ]
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  try {
    return { code: await runCommand([...args]), ...said }
  } finally {
    vi.unstubAllEnvs()
    for (const spy of spies) spy.mockRestore()
  }
}
