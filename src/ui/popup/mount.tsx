import { render } from 'preact'
import { words } from '../words/here.ts'
import { replayEarly } from './early.ts'
import { Popup, type PopupDoors } from './popup.tsx'

/** Draws the popup at once; data follows when `doors.store` has come. Returns how to end it. */
export const mountPopup = (root: Element, doors: PopupDoors) => {
  document.documentElement.lang = words.language
  // The page's own markup is the same frame, in plain elements.
  root.replaceChildren()
  render(<Popup {...doors} />, root)
  replayEarly()
  return () => render(null, root)
}
