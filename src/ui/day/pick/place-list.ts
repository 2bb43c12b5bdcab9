/**
 * Puts an open list above its button if there is no room below the button, and to the left if there
 * is no room to the right. So the page does not scroll under the pointer.
 */
export function placeList(list: HTMLElement) {
  delete list.dataset.above
  delete list.dataset.left
  const { bottom, height, right } = list.getBoundingClientRect()
  if (right > document.documentElement.clientWidth) list.dataset.left = ''
  const room = list.offsetParent?.getBoundingClientRect().top ?? 0
  if (bottom > innerHeight && room > height) list.dataset.above = ''
  list.scrollIntoView({ block: 'nearest' })
}
