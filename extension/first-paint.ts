// The markup of popup.html is its first frame: it is painted before the popup's script is loaded
// and run. A page that is not in view gets no frame, so it waits no longer than three of them.
const painted = new Promise<void>((go) => {
  requestAnimationFrame(() => setTimeout(go))
  setTimeout(go, 50)
})
painted.then(() => import('./popup.tsx'))
