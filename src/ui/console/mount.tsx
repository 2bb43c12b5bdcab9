import './console.css'
import { render } from 'preact'
import { isRussian } from '../language.ts'
import { Console } from './console.tsx'
import type { ConsolePorts } from './ports.ts'

/** Draws the console in place of the page's first content. */
export const mountConsole = (root: HTMLElement, ports: ConsolePorts) => {
  document.documentElement.lang = isRussian ? 'ru' : 'en'
  root.replaceChildren()
  render(<Console {...ports} />, root)
}
