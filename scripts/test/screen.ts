/**
 * Prints the progress while tests run: a line for each test file that has finished, and a line with
 * the present state.
 */

/** Milliseconds between two lines with the present state, if the output is not a terminal. */
const EVERY = 30_000

export class Screen {
  readonly #started = Date.now()
  #status = ''
  #shownAt = Date.now()

  line(text: string) {
    this.#clear()
    console.log(text)
    this.#draw()
  }

  /** Shows the state: at once on a terminal, and at most every half minute in a log. */
  status(text: string) {
    if (!process.stdout.isTTY && Date.now() - this.#shownAt > EVERY) {
      this.#shownAt = Date.now()
      console.log(`   [${lengthOf(Date.now() - this.#started)}] ${text}`)
    }
    this.#clear()
    this.#status = text
    this.#draw()
  }

  #clear() {
    if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
  }

  #draw() {
    if (!process.stdout.isTTY || !this.#status) return
    const text = `[${lengthOf(Date.now() - this.#started)}] ${this.#status}`
    process.stdout.write(text.slice(0, process.stdout.columns - 1))
  }
}

/** Returns a text such as `4:05`, for 245,000 ms. */
export function lengthOf(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
