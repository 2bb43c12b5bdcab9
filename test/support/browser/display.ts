import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { displayOrInstall } from './find-browser.ts'
import { until } from './until.ts'

export interface Display {
  /** Value for the environment variable DISPLAY, such as `:99`. */
  name: string
  stop(): void
}

/**
 * Starts a separate display with a window manager, so that the developer's desktop is not disturbed.
 * Tests need a display because permission prompts and the toolbar's popup are native windows, and
 * because browsers measure the idle time at an input device. Without a window manager no window ever
 * gets the focus.
 */
export async function startDisplay(): Promise<Display> {
  displayOrInstall()
  // The X server picks a free display number and writes it to the file descriptor that `-displayfd`
  // names. Without `-noreset`, the server resets itself when its last client disconnects. A short
  // connection during the start of the window manager would then end the window manager.
  // `-r` switches off the repetition of a key that is held down. On a busy machine, `xdotool` releases
  // a key so late that the server would press the key again: the shortcut that opens the popup would
  // also close the popup.
  const screen = ['-screen', '0', '1280x900x24']
  const args = ['-displayfd', '3', ...screen, '-nolisten', 'tcp', '-noreset', '-r']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const name = `:${await firstLine(server)}`
  const env = { ...process.env, DISPLAY: name }
  const manager = spawn('openbox', { env, stdio: 'ignore' })
  // The command succeeds only if a window manager runs, because only a window manager knows the desktop.
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
