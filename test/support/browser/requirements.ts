import { existsSync } from 'node:fs'
import { browserOrInstall, displayOrInstall } from './find-browser.ts'

/**
 * Runs once before the first test file. Finds or installs the programs that tests in real browsers
 * need. If one is missing, the run fails here with a message that says which one.
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
