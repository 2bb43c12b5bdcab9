/**
 * `npm run screens`: takes the pictures in test/screens again. A picture that has not changed is
 * not written again.
 */
import { spawnSync } from 'node:child_process'

const run = (command: string, ...args: string[]) => {
  const env = { ...process.env, STINT_SCREENS: 'write' }
  const { status } = spawnSync(command, args, { stdio: 'inherit', env })
  if (status !== 0) process.exit(status ?? 1)
}

run(process.execPath, 'scripts/build.ts')
run('vitest', 'run', '--project', 'browser', 'test/browser/chromium-pages-')
console.log('Look at what has changed: git status test/screens')
