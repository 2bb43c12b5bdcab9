/** How long the page may be blocked, milliseconds. */
const AT_ONCE = 30

/**
 * Yields to other work of the page when it is time. Streams alone never do: reading ten years
 * blocked Chromium's page for 19 seconds. Not with a timer: a hidden page gets one per second.
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
