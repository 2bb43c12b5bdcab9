import { isGone, useKeptFocus } from '../kept-focus.ts'

const runningTile = () => document.querySelector<HTMLElement>('.tile[aria-pressed=true]')

/** Focuses what runs: there, every key of the popup acts again. */
export const focusGrid = () =>
  (runningTile() ?? document.querySelector<HTMLElement>('.tile'))?.focus()

/** Keeps the focus if a control goes away with its act (Stop, "30 min earlier"). */
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
