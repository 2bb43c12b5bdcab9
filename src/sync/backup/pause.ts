/** As long as the page may do nothing else, milliseconds. */
const AT_ONCE = 30

/**
 * Gives way to whatever else the page has to do, where it is time. Streams alone never do: reading
 * ten years held Chromium's page up for 19 seconds. Not by a timer: a hidden page gets one a second.
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
