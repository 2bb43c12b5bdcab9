import { useKeptFocus } from '../kept-focus.ts'

interface Place {
  element: HTMLElement
  /** The row of the element; undefined outside of the table. */
  row: { id: string; index: number } | undefined
  act: string | undefined
  /** The elements around it, the nearest first. */
  around: readonly Element[]
}

const rows = () => [...document.querySelectorAll<HTMLElement>('.rows tr.line[id]')]

function aroundOf(element: Element) {
  const around: Element[] = []
  for (let one = element.parentElement; one && one.localName !== 'main'; one = one.parentElement)
    around.push(one)
  return around
}

const placeOf = (element: HTMLElement): Place => {
  const row = element.closest('tbody')?.querySelector<HTMLElement>('tr.line[id]')
  return {
    element,
    row: row ? { id: row.id, index: rows().indexOf(row) } : undefined,
    act: element.dataset.act,
    around: aroundOf(element),
  }
}

const buttonOf = (row: HTMLElement | undefined, act: string | undefined) =>
  row?.querySelector<HTMLElement>(`[data-act="${act}"]:enabled`) ??
  row?.querySelector<HTMLElement>('button:enabled')

/** A button of the same row, or of the row that took its place, or the one that adds a row. */
const heirInRows = ({ id, index }: { id: string; index: number }, act: string | undefined) => {
  const all = rows()
  const same = all.find((row) => row.id === id)
  return (
    buttonOf(same ?? all[Math.min(index, all.length - 1)], act) ??
    document.querySelector<HTMLElement>('#add-button:enabled')
  )
}

/** The control that replaced it, or another one near its place, or the page's heading. */
function heirNear({ id }: HTMLElement, around: readonly Element[]) {
  const same = id ? document.querySelector<HTMLElement>(`#${id}:enabled`) : null
  const place = around.find((one) => one.isConnected)
  const near = place?.querySelector<HTMLElement>('a[href], button:enabled, input:enabled')
  const heading = document.querySelector<HTMLElement>('h1')
  if (heading) heading.tabIndex = -1
  return same ?? near ?? heading
}

/** Only for a button that an act removed: merging, deleting and explaining remove rows. */
function focusHeir({ element, row, act, around }: Place) {
  if (element.isConnected) return
  const heir = row ? heirInRows(row, act) : heirNear(element, around)
  heir?.focus()
}

/** Keeps the focus of the day page; never in a row that was not touched. */
export const useDayFocus = () => useKeptFocus(placeOf, focusHeir)
