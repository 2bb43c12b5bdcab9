// The first script of the popup. The markup of popup.html is its first frame, which is painted
// before the popup's own script is loaded and run. This small script runs earlier. It adapts the
// frame to the person's language and to the panel, stores clicks and keys until the popup can
// handle them, and opens the database. Together with the first frame it requests all other files.
import '../src/ui/popup/fit-first-frame.ts'
import '../src/ui/popup/keep-early.ts'
import '../src/ui/popup/open-early.ts'
import { requestRest } from '../src/ui/popup/request-scripts.ts'

// A hidden page never paints a frame, so the wait for the frame ends after about three frames (50
// ms).
const firstFrame = new Promise<void>((go) => {
  requestAnimationFrame(() => go())
  setTimeout(go, 50)
})
// All files are requested together, directly before the browser paints the first frame. None of
// them arrives early enough to delay it.
void firstFrame.then(async () => {
  const styles = requestRest()
  // The texts of one language. The popup itself would request them only after it is loaded
  // (src/ui/words/common.ts).
  if (document.documentElement.lang === 'ru') void import('../src/ui/words/common-ru.ts')
  else void import('../src/ui/words/common-en.ts')
  const { startPopup } = await import('./popup.tsx')
  await styles
  await startPopup()
})
