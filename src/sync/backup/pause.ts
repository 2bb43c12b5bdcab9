/** Milliseconds. The longest time for which other work of the page has to wait. */
const AT_ONCE = 30

/**
 * Returns a function that pauses to let other work of the page run, if enough time has passed since
 * the last pause. Reading a stream alone does not let other work run: reading ten years of data
 * blocked Chromium's page for 19 seconds. The pause does not use a timer, because timers of a
 * hidden page fire only once per second.
 */
export function newPause() {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < AT_ONCE) return
    await nextTask()
    since = performance.now()
  }
}

const nextTask = () =>
  new Promise<void>((go) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      go()
    }
    port2.postMessage(undefined)
  })
