/** Starts a separate display for each test file, so that test files can run at the same time. */
import { beforeAll } from 'vitest'
import { startDisplay } from './display.ts'

beforeAll(async () => {
  const display = await startDisplay()
  process.env.DISPLAY = display.name
  return () => display.stop()
})
