import { existsSync } from 'node:fs'
import { browserOrInstall, displayOrInstall } from './find-browser.ts'

/**
 * Once, before the first file: what every test in a real browser needs is there, or is installed.
 * Without it the run fails here and says what is missing.
 */
export function setup() {
  for (const target of ['chrome', 'firefox']) {
    if (!existsSync(`dist/${target}/manifest.json`))
      throw new Error(`dist/${target} is missing: npm run build`)
  }
  browserOrInstall('chromium')
  browserOrInstall('firefox')
  displayOrInstall()
}
