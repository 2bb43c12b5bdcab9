/**
 * Puts an open list above its button where it does not fit below, so that the page does not scroll
 * under the pointer.
 */
export function placeList(list: HTMLElement) {
  const { bottom, height } = list.getBoundingClientRect()
  const room = list.offsetParent?.getBoundingClientRect().top ?? 0
  if (bottom > innerHeight && room > height) list.dataset.above = ''
  list.scrollIntoView({ block: 'nearest' })
}
