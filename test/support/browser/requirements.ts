import { existsSync } from 'node:fs'
import { browserOrInstall, displayOrInstall } from './find-browser.ts'

/**
 * Runs once before the first file: finds or installs everything for tests in real browsers. Without
 * it the run fails here and says what is missing.
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
