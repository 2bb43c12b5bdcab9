import { render } from 'preact'
import { dayWords } from '../words/day.ts'
import { words } from '../words/here.ts'
import { DayPage } from './day.tsx'
import type { DayDoors } from './ports.ts'

/** Draws the day page. Returns a function that removes it. */
export const mountDay = (root: Element, doors: DayDoors) => {
  document.documentElement.lang = words.language
  document.title = `Stint · ${dayWords.title}`
  render(<DayPage {...doors} />, root)
  return () => render(null, root)
}
