import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

interface Held {
  element: HTMLElement
  /** Of its row; none where it stands elsewhere. */
  row: { id: string; place: number } | undefined
  act: string | undefined
  /** What it stands in, the nearest first. */
  around: readonly Element[]
}

const rows = () => [...document.querySelectorAll<HTMLElement>('.rows tr.line[id]')]

function aroundOf(element: Element) {
  const around: Element[] = []
  for (let one = element.parentElement; one && one.localName !== 'main'; one = one.parentElement)
    around.push(one)
  return around
}

const heldBy = (element: HTMLElement): Held => {
  const row = element.closest('tbody')?.querySelector<HTMLElement>('tr.line[id]')
  return {
    element,
    row: row ? { id: row.id, place: rows().indexOf(row) } : undefined,
    act: element.dataset.act,
    around: aroundOf(element),
  }
}

const buttonOf = (row: HTMLElement | undefined, act: string | undefined) =>
  row?.querySelector<HTMLElement>(`[data-act="${act}"]:enabled`) ??
  row?.querySelector<HTMLElement>('button:enabled')

/** The same row, or what came into its place, or what adds a row. */
const heirInRows = ({ id, place }: { id: string; place: number }, act: string | undefined) => {
  const all = rows()
  const same = all.find((row) => row.id === id)
  return (
    buttonOf(same ?? all[Math.min(place, all.length - 1)], act) ??
    document.querySelector<HTMLElement>('#add-button:enabled')
  )
}

/** The same control anew, or another one of those it stood with, or else the page's heading. */
function heirBeside({ element: { id }, around }: Held) {
  const same = id ? document.querySelector<HTMLElement>(`#${id}:enabled`) : null
  const place = around.find((one) => one.isConnected)
  const beside = place?.querySelector<HTMLElement>('a[href], button:enabled, input:enabled')
  const heading = document.querySelector<HTMLElement>('h1')
  if (heading) heading.tabIndex = -1
  return same ?? beside ?? heading
}

/**
 * An act may take away the button it was done with (a row is merged, deleted, explained). Who works
 * by keyboard would then begin again at the top of the page (WCAG 2.4.3): the focus goes to the
 * button nearest to it instead. It never goes into a row that was not touched.
 */
export function useKeptFocus() {
  const held = useRef<Held>(undefined)
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) held.current = heldBy(target)
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [])
  useLayoutEffect(() => {
    const { current } = held
    if (!current || current.element.isConnected) return
    if (document.activeElement !== document.body) return
    const heir = current.row ? heirInRows(current.row, current.act) : heirBeside(current)
    heir?.focus()
  })
}
