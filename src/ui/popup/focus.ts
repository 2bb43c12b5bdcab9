import { isGone, useKeptFocus } from '../kept-focus.ts'

const runningTile = () => document.querySelector<HTMLElement>('.tile[aria-pressed=true]')

/**
 * Moves the focus to the tile of the running category. While a tile has the focus, all keys of the
 * popup work.
 */
export const focusGrid = () =>
  (runningTile() ?? document.querySelector<HTMLElement>('.tile'))?.focus()

/**
 * Moves the focus to the running tile if a button (such as *Stop* or "30 min earlier") disappears
 * when it is clicked.
 */
export const usePopupFocus = () =>
  useKeptFocus(
    (element) => ({ element }),
    ({ element }) => {
      if (!isGone(element)) return
      const heir = runningTile() ?? document.querySelector<HTMLElement>('main')
      if (heir?.localName === 'main') heir.tabIndex = -1
      heir?.focus()
    },
  )
