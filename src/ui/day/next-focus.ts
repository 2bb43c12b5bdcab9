import { useKeptFocus } from '../kept-focus.ts'

interface Place {
  element: HTMLElement
  /** The table row that the element is in; undefined outside of the table. */
  row: { id: string; index: number } | undefined
  cell: string | undefined
  /** The elements that contain the focused element, from the innermost to the outermost. */
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
  // A form is in a table row of its own, under the row that it edits. Both are in one `tbody`.
  const all = element.closest('tbody')?.querySelectorAll<HTMLElement>('tr.line[id]')
  const row = element.closest<HTMLElement>('tr.line[id]') ?? [...(all ?? [])].at(-1)
  return {
    element,
    row: row ? { id: row.id, index: rows().indexOf(row) } : undefined,
    cell: element.closest('td')?.dataset.column,
    around: aroundOf(element),
  }
}

const cellOf = (row: HTMLElement | undefined, cell: string | undefined) =>
  row?.querySelector<HTMLElement>(`[data-cell="${cell}"]`) ??
  row?.querySelector<HTMLElement>('[data-cell]')

/**
 * The element that gets the focus if the removed element was in the table: the same cell of the
 * same row, or of the row that is now at the position of a removed row, or else the button that
 * adds a row.
 */
const heirInRows = ({ id, index }: { id: string; index: number }, cell: string | undefined) => {
  const all = rows()
  const same = all.find((row) => row.id === id)
  return (
    cellOf(same ?? all[Math.min(index, all.length - 1)], cell) ??
    document.querySelector<HTMLElement>('#add-button:enabled')
  )
}

const STOPS = 'a[href], button:enabled, input:enabled, [tabindex="0"]'

/**
 * The element that gets the focus if the removed element was in the card: the next question, or
 * *Send day*.
 */
const heirInCard = (card: Element, answered: Element) =>
  card.querySelector<HTMLElement>(
    answered.matches('.question') ? '.question' : '.question button',
  ) ?? card.querySelector<HTMLElement>('#send-button:enabled')

/**
 * The element that gets the focus if the removed element was not in the table: the control that
 * replaced it, or a control near its old position, or the page's heading.
 */
function heirNear(element: HTMLElement, around: readonly Element[]) {
  const { id } = element
  const same = id ? document.querySelector<HTMLElement>(`#${CSS.escape(id)}:enabled`) : null
  const place = around.find((one) => one.isConnected)
  const stops = [...(place?.querySelectorAll<HTMLElement>(STOPS) ?? [])]
  const near = stops.find(({ tabIndex }) => tabIndex >= 0)
  const heading = document.querySelector<HTMLElement>('h1')
  if (heading) heading.tabIndex = -1
  const inCard = place?.id === 'card' ? heirInCard(place, element) : undefined
  return same ?? inCard ?? near ?? heirOfForm(around) ?? heading
}

/**
 * The element that gets the focus when the form that adds an entry closes. After the form has
 * stored an entry, this is the text with the result, which replaces the form. After *Cancel*, it is
 * the button that opened the form.
 */
const heirOfForm = (around: readonly Element[]) =>
  around.some(({ id }) => id === 'add')
    ? (document.querySelector<HTMLElement>('p.answer') ??
      document.querySelector<HTMLElement>('#add-button'))
    : undefined

/**
 * Moves the focus if an action removed the element that had the focus, as when an editor closes or
 * a row is merged or deleted.
 */
function focusHeir({ element, row, cell, around }: Place) {
  if (element.isConnected) return
  const heir = row ? heirInRows(row, cell) : heirNear(element, around)
  // If the focus goes to the page's heading, to a result or to the button that adds an entry, the
  // page does not scroll there.
  heir?.focus({ preventScroll: heir.matches('h1, p.answer, #add-button') })
}

/** Moves the focus to a near element of the day page when the focused element is removed. */
export const useDayFocus = () => useKeptFocus(placeOf, focusHeir)
