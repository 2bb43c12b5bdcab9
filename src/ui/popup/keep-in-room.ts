/** Milliseconds. A popup whose size has not changed for this time has its full size. */
const SETTLED = 150

/**
 * Keeps the page as narrow as the popup by setting `--room` (first-frame.css). Browsers give a
 * popup at most 800 px, and fewer CSS pixels when zoomed; a wider page would be cut off. Returns a
 * function that stops the observation.
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
  // The page changes its size when the person's categories are read.
  const observer = new ResizeObserver(wait)
  observer.observe(root)
  addEventListener('resize', wait)
  return () => {
    clearTimeout(timer)
    observer.disconnect()
    removeEventListener('resize', wait)
  }
}
