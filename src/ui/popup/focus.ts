import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

const isGone = (element: Element) => !element.isConnected || element.matches(':disabled, [hidden]')

const runningTile = () => document.querySelector<HTMLElement>('.tile[aria-pressed=true]')

/** To what runs, where every key of the popup acts again. */
export const focusGrid = () =>
  (runningTile() ?? document.querySelector<HTMLElement>('.tile'))?.focus()

/**
 * Keeps a keyboard's place when the control that had the focus goes away with what it did (Stop,
 * "started 30 min ago"): it goes to what runs, or to the popup itself, never to nothing.
 */
export const useKeptFocus = () => {
  const last = useRef<Element | null>(null)
  useEffect(() => {
    const remember = (event: FocusEvent) => {
      last.current = event.target instanceof Element ? event.target : null
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [])
  useLayoutEffect(() => {
    const had = last.current
    const now = document.activeElement
    if (!had || !isGone(had) || (now !== had && now !== document.body)) return
    const place = runningTile() ?? document.querySelector<HTMLElement>('main')
    if (place?.localName === 'main') place.tabIndex = -1
    place?.focus()
  })
}
