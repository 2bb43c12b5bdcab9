import { isGone, useKeptFocus } from '../kept-focus.ts'

const runningTile = () => document.querySelector<HTMLElement>('.tile[aria-pressed=true]')

/** Focuses what runs: there, every key of the popup acts again. */
export const focusGrid = () =>
  (runningTile() ?? document.querySelector<HTMLElement>('.tile'))?.focus()

/**
 * The note appears with what runs. While that is being stored, its key waits: what is typed next must
 * not be taken for keys.
 */
export const focusNote = () => {
  const note = document.querySelector<HTMLInputElement>('#note')
  if (!note?.hidden || !document.querySelector('[aria-busy=true]')) return note?.focus()
  const appears = new MutationObserver(() => {
    appears.disconnect()
    note.focus()
  })
  appears.observe(note, { attributeFilter: ['hidden'] })
}

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
