import { render } from 'preact'
import { words } from '../words/here.ts'
import { Popup, type PopupDoors } from './popup.tsx'

/** Draws the popup at once; data follows when `doors.store` has come. Returns how to end it. */
export const mountPopup = (root: Element, doors: PopupDoors) => {
  document.documentElement.lang = words.language
  render(<Popup {...doors} />, root)
  return () => render(null, root)
}
