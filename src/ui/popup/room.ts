/** Longer than a popup takes to grow, milliseconds. */
const SETTLED = 150

/**
 * Keeps the page within the popup. Browsers give one 800 px at most, and fewer of CSS's where it is
 * zoomed: what is still wider once the popup has its size would be cut (popup.css: `--room`).
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
  // Its own size changes when the person's stages have come.
  const observer = new ResizeObserver(wait)
  observer.observe(root)
  addEventListener('resize', wait)
  return () => {
    clearTimeout(timer)
    observer.disconnect()
    removeEventListener('resize', wait)
  }
}
