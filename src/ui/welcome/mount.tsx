import { render } from 'preact'
import { words } from '../words/common.ts'
import { welcomeWords } from '../words/welcome.ts'
import type { WelcomePorts } from './ports.ts'
import { Welcome } from './welcome.tsx'

/**
 * Draws the welcome page, which opens after the installation. Returns a function that removes the
 * page.
 */
export const mountWelcome = (root: Element, ports: WelcomePorts) => {
  document.documentElement.lang = words.language
  document.title = `Stint · ${welcomeWords.title}`
  render(<Welcome {...ports} />, root)
  return () => render(null, root)
}
