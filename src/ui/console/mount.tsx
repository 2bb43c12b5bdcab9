import './console.css'
import { render } from 'preact'
import { isRussian } from '../language.ts'
import { Console } from './console.tsx'
import type { ConsolePorts } from './ports.ts'

/** Replaces the content of `root` with the console. */
export const mountConsole = (root: HTMLElement, ports: ConsolePorts) => {
  document.documentElement.lang = isRussian ? 'ru' : 'en'
  root.replaceChildren()
  render(<Console {...ports} />, root)
}
