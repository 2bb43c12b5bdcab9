import { isGone, useKeptFocus } from '../kept-focus.ts'

const runningTile = () => document.querySelector<HTMLElement>('.tile[aria-pressed=true]')

/** Moves the focus to the tile of the running category: there, all keys of the popup act again. */
export const focusGrid = () =>
  (runningTile() ?? document.querySelector<HTMLElement>('.tile'))?.focus()

/**
 * Moves the focus to the note. The field of the note appears only once the switch is stored; until
 * then this waits, so that text typed next is not taken for shortcuts.
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

/**
 * Moves the focus to the running tile if an act removes its own control (Stop, "30 min earlier").
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
