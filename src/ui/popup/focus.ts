import { useKeptFocus } from '../kept-focus.ts'

const runningTile = () => document.querySelector<HTMLElement>('.tile[aria-pressed=true]')

/** Focuses what runs: there, every key of the popup acts again. */
export const focusGrid = () =>
  (runningTile() ?? document.querySelector<HTMLElement>('.tile'))?.focus()

const isGone = (element: Element) => !element.isConnected || element.matches(':disabled, [hidden]')

/** What runs, or the popup itself, if a control goes away with its act (Stop, "30 min earlier"). */
const heirOf = (element: Element) => {
  if (!isGone(element)) return undefined
  const heir = runningTile() ?? document.querySelector<HTMLElement>('main')
  if (heir?.localName === 'main') heir.tabIndex = -1
  return heir
}

export const usePopupFocus = () => useKeptFocus(() => true, heirOf)
