/**
 * Fits the page's markup to the person before anything else is loaded: the language of the names in
 * it, and whether it is the panel, which has its own width.
 */
const root = document.documentElement
root.lang = /^ru(?![a-z\d])/i.test(navigator.language) ? 'ru' : 'en'
root.classList.add('fitted')
const isPanel = location.hash === '#panel'
root.classList.toggle('panel', isPanel)

/** The height of the repeats last time: what is below them does not move when they are read. */
if (!isPanel) root.style.setProperty('--repeats', `${localStorage.getItem('repeats') ?? 0}px`)

/**
 * How this person's grid looked last time (remember-grid.ts). A frame of that size, without the usual
 * tiles, keeps theirs from jumping under the pointer. The panel has its own size.
 */
const [looks, height] = (localStorage.getItem('grid') ?? '').split('|')
if (looks) {
  root.classList.add(...looks.split(' '))
  if (!isPanel) root.style.setProperty('--grid', `${height}px`)
}
