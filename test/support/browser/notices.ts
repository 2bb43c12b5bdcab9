/** Clicks on the notifications that a browser draws itself, each as a window of the display. */
import { execFileSync } from 'node:child_process'
import { until } from './until.ts'

const xdotool = (...args: string[]) => execFileSync('xdotool', args, { encoding: 'utf8' })

/** Moves the mouse to a place in pixels. Returns the id of the window there. */
const windowAt = (place: readonly [x: string, y: string]) =>
  /WINDOW=(\d+)/.exec(xdotool('mousemove', ...place, 'getmouselocation', '--shell'))?.[1]

/**
 * Notes which windows are at some places of the display, while no notification is shown. Returns a
 * function that waits until another window, the notification, is at one of these places, clicks there
 * once, and waits until `done` is true. It clicks only once, because a second click could land beside a
 * popup that opens, or open a page twice. No test protocol shows where a notification is, but the display
 * does.
 */
export function clickerAt<Part extends string>(places: Record<Part, readonly [string, string]>) {
  const behind = new Set(Object.values<readonly [string, string]>(places).map(windowAt))
  return async (part: Part, done: () => Promise<boolean>) => {
    await until(() => !behind.has(windowAt(places[part])), `a notification at ${part}`)
    xdotool('click', '1')
    await until(done, `what ${part} does`)
  }
}

/** The function that `clickerAt` returns. */
export type Clicker<Part extends string> = ReturnType<typeof clickerAt<Part>>
