// The markup of popup.html is its first frame: it is painted before the popup's script is loaded
// and run. This much runs as soon as it has come: it fits the frame to the person, keeps what is
// clicked or pressed until the popup listens itself, and opens the database meanwhile.
import '../src/ui/popup/fit-first-frame.ts'
import '../src/ui/popup/keep-early.ts'
import '../src/ui/popup/open-early.ts'

// A hidden page gets no frame, so the wait is limited to three frames.
const firstFrame = new Promise<void>((go) => {
  requestAnimationFrame(() => setTimeout(go))
  setTimeout(go, 50)
})
void firstFrame.then(async () => {
  // What the popup would ask for only when it has come itself (src/ui/words/here.ts).
  if (document.documentElement.lang === 'ru') void import('../src/ui/words/ru.ts')
  else void import('../src/ui/words/en.ts')
  const { startPopup } = await import('./popup.tsx')
  await startPopup()
})
