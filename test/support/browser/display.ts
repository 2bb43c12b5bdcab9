import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { displayOrInstall } from './find-browser.ts'
import { until } from './until.ts'

export interface Display {
  /** Such as `:99`; for the environment variable DISPLAY. */
  name: string
  stop(): void
}

/**
 * A separate display with a window manager: permission prompts and the toolbar's popup are native
 * windows, the idle time is that of an input device, and the developer's desktop is not disturbed.
 * Without a window manager no window ever gets the focus.
 */
export async function startDisplay(): Promise<Display> {
  displayOrInstall()
  // The server picks a free number by itself and writes it to the file descriptor it is given.
  // It starts afresh when its last client leaves: a question that came and went before the window
  // manager had come would throw the manager out.
  const args = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-noreset']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const name = `:${await firstLine(server)}`
  const env = { ...process.env, DISPLAY: name }
  const manager = spawn('openbox', { env, stdio: 'ignore' })
  // A running window manager answers which desktop is shown.
  const ready = () => spawnSync('xdotool', ['get_desktop'], { env }).status === 0
  await until(ready, `a window manager on display ${name}`)
  const stop = () => {
    manager.kill()
    server.kill()
  }
  return { name, stop }
}

function firstLine(server: ChildProcess): Promise<string> {
  const pipe = server.stdio[3]
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended at once (exit ${code}).`)))
    if (!pipe || !('read' in pipe)) throw new Error('Xvfb has no pipe to tell its display.')
    createInterface({ input: pipe }).once('line', resolve)
  })
}
