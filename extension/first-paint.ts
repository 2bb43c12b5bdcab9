// The markup of popup.html is the first frame, painted before the popup's script is loaded. This
// script runs as soon as it arrives: it adapts the frame to the person, keeps clicks and keys until
// the popup handles them, and opens the database meanwhile.
import '../src/ui/popup/first.ts'
import '../src/ui/popup/keep-early.ts'
import '../src/ui/popup/open-early.ts'

// A hidden page gets no frame, so the wait is limited to three frames.
const firstFrame = new Promise<void>((go) => {
  requestAnimationFrame(() => setTimeout(go))
  setTimeout(go, 50)
})
firstFrame.then(async () => {
  // Loads the language early; the popup would request it only after its own start
  // (src/ui/words/here.ts).
  if (document.documentElement.lang === 'ru') void import('../src/ui/words/ru.ts')
  else void import('../src/ui/words/en.ts')
  const { startPopup } = await import('./popup.tsx')
  await startPopup()
})
