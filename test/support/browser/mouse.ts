import { execFileSync } from 'node:child_process'

const MARGIN = 200
let x = 0

/** A hand on the mouse: input from the display, for the debugger's own is none to the idle time. */
export const moveMouse = () => {
  x = (x + 50) % 600
  execFileSync('xdotool', ['mousemove', String(MARGIN + x), '300'])
}
