/** A display for each test file, so that files run beside each other. */
import { beforeAll } from 'vitest'
import { startDisplay } from './display.ts'

beforeAll(async () => {
  const display = await startDisplay()
  process.env.DISPLAY = display.name
  return () => display.stop()
})
