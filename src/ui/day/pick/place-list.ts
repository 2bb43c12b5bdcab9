/**
 * Puts an open list above its button if there is no room below. So the page does not scroll under
 * the pointer.
 */
export function placeList(list: HTMLElement) {
  const { bottom, height } = list.getBoundingClientRect()
  const room = list.offsetParent?.getBoundingClientRect().top ?? 0
  if (bottom > innerHeight && room > height) list.dataset.above = ''
  list.scrollIntoView({ block: 'nearest' })
}
