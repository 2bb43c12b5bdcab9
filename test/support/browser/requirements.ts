import { existsSync } from 'node:fs'
import { browserOrInstall, displayOrInstall } from './find-browser.ts'

/**
 * Runs once before the first test file: finds or installs what tests in real browsers need. If something
 * is missing, the run fails here and says what.
 */
export function setup() {
  for (const target of ['chrome', 'firefox']) {
    if (!existsSync(`dist/${target}/manifest.json`))
      throw new Error(`dist/${target} is missing: npm run build`)
  }
  if (!existsSync('dist/console/index.html'))
    throw new Error('dist/console is missing: npm run build')
  browserOrInstall('chromium')
  browserOrInstall('firefox')
  displayOrInstall()
}
