import { execFileSync } from 'node:child_process'

const MARGIN = 200
let x = 0

/**
 * Moves the mouse by input of the display: the debugger's input does not count for the idle time.
 */
export const moveMouse = () => {
  x = (x + 50) % 600
  execFileSync('xdotool', ['mousemove', String(MARGIN + x), '300'])
}
