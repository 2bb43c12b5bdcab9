import { existsSync } from 'node:fs'
import { browserOrInstall } from '../../../scripts/browsers.ts'
import { type Display, startDisplay } from './display.ts'

let display: Display

/** What every test in a real browser needs; without it the run fails here, and says what is missing. */
export async function setup() {
  for (const target of ['chrome', 'firefox']) {
    if (!existsSync(`dist/${target}/manifest.json`))
      throw new Error(`dist/${target} is missing: npm run build`)
  }
  browserOrInstall('chromium')
  browserOrInstall('firefox')
  display = await startDisplay()
  process.env.DISPLAY = display.name
}

export const teardown = () => display.stop()
