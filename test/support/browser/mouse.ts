import { execFileSync } from 'node:child_process'

const MARGIN = 200
let x = 0

/**
 * Moves the mouse on the display, as a person does. A mouse move sent over the browser's debugger would
 * not end the idle time.
 */
export const moveMouse = () => {
  x = (x + 50) % 600
  execFileSync('xdotool', ['mousemove', String(MARGIN + x), '300'])
}
