/** Milliseconds; longer than a popup takes to grow. */
const SETTLED = 150

/**
 * Keeps the page within the popup. Browsers give a popup at most 800 px, and fewer CSS pixels when
 * zoomed: a wider page would be cut (popup.css: `--room`).
 * Returns how to end it.
 */
export function keepInRoom() {
  const root = document.documentElement
  let timer: ReturnType<typeof setTimeout>
  const look = () => {
    root.style.removeProperty('--room')
    if (root.scrollWidth > root.clientWidth)
      root.style.setProperty('--room', `${root.clientWidth}px`)
  }
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(look, SETTLED)
  }
  // The size of the page changes when the person's stages are read.
  const observer = new ResizeObserver(wait)
  observer.observe(root)
  addEventListener('resize', wait)
  return () => {
    clearTimeout(timer)
    observer.disconnect()
    removeEventListener('resize', wait)
  }
}
