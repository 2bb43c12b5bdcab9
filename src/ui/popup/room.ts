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
    if (root.scrollWidth > root.clientWidth)
      root.style.setProperty('--room', `${root.clientWidth}px`)
  }
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(look, SETTLED)
  }
  addEventListener('resize', wait)
  wait()
  return () => {
    clearTimeout(timer)
    removeEventListener('resize', wait)
  }
}
