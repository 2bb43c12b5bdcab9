import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

interface Held {
  element: HTMLElement
  /** Of its row; none where it stands elsewhere. */
  row: { id: string; place: number } | undefined
  act: string | undefined
}

const rows = () => [...document.querySelectorAll<HTMLElement>('.rows tr.line[id]')]

const heldBy = (element: HTMLElement): Held => {
  const row = element.closest('tbody')?.querySelector<HTMLElement>('tr.line[id]')
  return {
    element,
    row: row ? { id: row.id, place: rows().indexOf(row) } : undefined,
    act: element.dataset.act,
  }
}

const buttonOf = (row: HTMLElement | undefined, act: string | undefined) =>
  row?.querySelector<HTMLElement>(`[data-act="${act}"]:enabled`) ??
  row?.querySelector<HTMLElement>('button:enabled')

/** The same row, or what came into its place, or what adds a row. */
const heirOf = ({ row, act }: Held) => {
  const all = rows()
  const same = row && all.find(({ id }) => id === row.id)
  return (
    buttonOf(same ?? all[Math.min(row?.place ?? Infinity, all.length - 1)], act) ??
    document.querySelector<HTMLElement>('#add-button:enabled')
  )
}

/**
 * An act may take away the button it was done with (a row is merged, deleted, explained). Who works
 * by keyboard would then begin again at the top of the page (WCAG 2.4.3): the focus goes to the
 * button nearest to it instead.
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
    if (document.activeElement === document.body) heirOf(current)?.focus()
  })
}
