/**
 * Adapts the page's markup to the person before any other script is loaded. Sets the language of
 * the category names, and whether the page is the panel, which has its own width.
 */
const root = document.documentElement
root.lang = /^ru(?![a-z\d])/i.test(navigator.language) ? 'ru' : 'en'
root.classList.add('fitted')
const isPanel = location.hash === '#panel'
root.classList.toggle('panel', isPanel)

/**
 * Reserves the height that the buttons to start earlier work again (repeats.tsx) had last time. So
 * the parts below do not move when these buttons appear.
 */
if (!isPanel) root.style.setProperty('--repeats', `${localStorage.getItem('repeats') ?? 0}px`)

/**
 * Reserves the size that this person's grid of categories had last time (remember-grid.ts), and
 * hides the usual tiles of the markup. So no tile moves under the pointer when the person's own
 * tiles are read. The panel does not need this, because the person sets its size.
 */
const [looks, height] = (localStorage.getItem('grid') ?? '').split('|')
if (looks) {
  root.classList.add(...looks.split(' '))
  if (!isPanel) root.style.setProperty('--grid', `${height}px`)
}
