import { render } from 'preact'
import { words } from '../words/here.ts'
import { replayEarly } from './early-input.ts'
import { keepInRoom } from './keep-in-room.ts'
import { Popup, type PopupDoors } from './popup.tsx'

/**
 * Draws the popup at once; its data follow when `doors.store` is open. Returns a function that
 * removes it.
 */
export const mountPopup = (root: Element, doors: PopupDoors) => {
  document.documentElement.lang = words.language
  // Removes the page's markup, which looks like the popup that is drawn now.
  root.replaceChildren()
  render(<Popup {...doors} />, root)
  replayEarly()
  const leaveRoom = keepInRoom()
  return () => {
    leaveRoom()
    render(null, root)
  }
}
