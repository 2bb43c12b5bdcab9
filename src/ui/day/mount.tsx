import { render } from 'preact'
import { words } from '../words/common.ts'
import { dayWords } from '../words/day.ts'
import { DayPage } from './day.tsx'
import type { DayPorts } from './ports.ts'

/** Draws the day page. Returns a function that removes the page. */
export const mountDay = (root: Element, ports: DayPorts) => {
  document.documentElement.lang = words.language
  document.title = `Stint · ${dayWords.title}`
  render(<DayPage {...ports} />, root)
  return () => render(null, root)
}
