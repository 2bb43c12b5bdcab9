import { render } from 'preact'
import { words } from '../words/here.ts'
import { welcomeWords } from '../words/welcome.ts'
import type { WelcomeDoors } from './ports.ts'
import { Welcome } from './welcome.tsx'

/**
 * Draws the welcome page, which opens after the installation. Returns a function that removes it.
 */
export const mountWelcome = (root: Element, doors: WelcomeDoors) => {
  document.documentElement.lang = words.language
  document.title = `Stint · ${welcomeWords.title}`
  render(<Welcome {...doors} />, root)
  return () => render(null, root)
}
