import { execFileSync } from 'node:child_process'

const MARGIN = 200
let x = 0

/**
 * Moves the mouse by an input of the display: input of the browser's debugger does not end the idle
 * time.
 */
export const moveMouse = () => {
  x = (x + 50) % 600
  execFileSync('xdotool', ['mousemove', String(MARGIN + x), '300'])
}
