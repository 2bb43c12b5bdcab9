import { render } from 'preact'
import { words } from '../words/common.ts'
import { replayEarly } from './early-input.ts'
import { keepInRoom } from './keep-in-room.ts'
import { Popup, type PopupPorts } from './popup.tsx'

/**
 * Draws the popup at once; its data follow when `ports.store` is open. Returns a function that
 * removes the popup.
 */
export const mountPopup = (root: Element, ports: PopupPorts) => {
  document.documentElement.lang = words.language
  // Removes the page's markup, which looks like the popup that is drawn now.
  root.replaceChildren()
  render(<Popup {...ports} />, root)
  replayEarly()
  const leaveRoom = keepInRoom()
  return () => {
    leaveRoom()
    render(null, root)
  }
}
