// The first script of the popup. It runs before the popup's own script is loaded, while popup.html
// shows the popup's first frame. It adapts this frame to the person's language and to the side
// panel, stores clicks and key presses until the popup can handle them, and opens the database. It
// requests all other files when the browser paints the first frame.
import '../src/ui/popup/fit-first-frame.ts'
import '../src/ui/popup/keep-early.ts'
import '../src/ui/popup/open-early.ts'
import { requestRest } from '../src/ui/popup/request-scripts.ts'

// A hidden page never paints a frame, so the wait for the first frame ends after 50 ms, which is
// about three frames.
const firstFrame = new Promise<void>((go) => {
  requestAnimationFrame(() => go())
  setTimeout(go, 50)
})
// Requests all files together, directly before the browser paints the first frame. None of these
// files arrives early enough to delay the frame.
void firstFrame.then(async () => {
  const styles = requestRest()
  // Requests the texts of the person's language now. Otherwise the popup's own script would request
  // them, but only after that script is loaded (src/ui/words/common.ts).
  if (document.documentElement.lang === 'ru') void import('../src/ui/words/common-ru.ts')
  else void import('../src/ui/words/common-en.ts')
  const { startPopup } = await import('./popup.tsx')
  await styles
  await startPopup()
})
