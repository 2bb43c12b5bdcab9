/**
 * Fits the page's own markup to this person and place, before anything else has come: the language
 * of the names in it, and whether it is the panel beside the page (as wide as that is).
 */
const root = document.documentElement
root.lang = /^ru(?![a-z\d])/i.test(navigator.language) ? 'ru' : 'en'
root.classList.add('fitted')
const isPanel = location.hash === '#panel'
root.classList.toggle('panel', isPanel)

/**
 * How the grid of this person last looked (remembered.ts): a frame of that size, without the usual
 * tiles, keeps their own from jumping under the pointer. The panel has a size of its own.
 */
const [looks, height] = (localStorage.getItem('grid') ?? '').split('|')
if (looks) {
  root.classList.add(...looks.split(' '))
  if (!isPanel) root.style.setProperty('--grid', `${height}px`)
}
