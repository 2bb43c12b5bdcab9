import { render } from 'preact'
import { words } from '../words/here.ts'
import { pageWords } from '../words/pages.ts'
import { Welcome, type WelcomeDoors } from './welcome.tsx'

/** Draws the page that a new person sees first. Returns how to end it. */
export const mountWelcome = (root: Element, doors: WelcomeDoors) => {
  document.documentElement.lang = words.language
  document.title = `Stint · ${pageWords.welcomeTitle}`
  render(<Welcome {...doors} />, root)
  return () => render(null, root)
}
