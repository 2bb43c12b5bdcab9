import { useLayoutEffect, useRef } from 'preact/hooks'
import { UNEXPLAINED } from '../../../core/time/segment.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { namedKeyOf } from '../../keys.ts'
import { dayWords } from '../../words/day.ts'
import type { OpenForm } from '../open-form.ts'
import { closeOnLeave } from '../pick/close-on-leave.ts'
import { placeList } from '../pick/place-list.ts'
import { nameOfTime, rowName } from '../row-name.ts'
import type { Acts } from '../use-acts.ts'
import type { ViewRow } from '../view.ts'

interface MenuProps {
  row: ViewRow
  stored: StoredDay
  acts: Acts
  /**
   * The neighbouring rows, if they were recorded by this device and no time lies between them and
   * the row. Only such rows can be merged with the row.
   */
  next: ViewRow | undefined
  previous: ViewRow | undefined
  open: (form: OpenForm) => void
  close: () => void
}

interface Item {
  act: string
  text: string
  run: () => void
}

/**
 * The menu item that merges the row with a neighbour. If the merge changes the category of one of
 * the two rows, the item names the category after the merge.
 */
function mergeItem(
  { row, stored, acts }: MenuProps,
  side: 'next' | 'before',
  other: ViewRow,
): Item {
  const winner = row.stretch.category === UNEXPLAINED ? other : row
  const stays = nameOfTime(winner.stretch.category, stored.categories)
  const what = rowName(other, stored.categories)
  const both = row.stretch.category === other.stretch.category ? undefined : stays
  const said = dayWords.merged(what, both)
  const name = side === 'next' ? 'mergeNext' : 'mergePrevious'
  return {
    act: side === 'next' ? 'merge-next' : 'merge-previous',
    text: dayWords[name](what, both),
    run: () => void acts.edit({ do: 'merge', id: row.id, with: side }, row.startedAt, said),
  }
}

function itemsOf(props: MenuProps): Item[] {
  const { row, acts, next, previous, open, close } = props
  const { id } = row
  const away = row.stretch.category === UNEXPLAINED
  return [
    {
      act: 'split',
      text: dayWords.splitInto,
      run: () => open({ form: away ? 'explain' : 'split', id }),
    },
    ...(previous ? [mergeItem(props, 'before', previous)] : []),
    ...(next ? [mergeItem(props, 'next', next)] : []),
    {
      act: 'delete',
      text: dayWords.delete,
      run: () => {
        close()
        void acts.edit({ do: 'delete', id }, row.startedAt)
      },
    },
  ]
}

/**
 * The menu of a row: split, merge and delete. Arrow keys move in the menu, and Escape closes the
 * menu.
 */
export const Menu = (props: MenuProps) => {
  const { row, stored, close } = props
  const menu = useRef<HTMLDivElement>(null)
  const buttons = () => [...(menu.current?.querySelectorAll<HTMLElement>('button') ?? [])]
  useLayoutEffect(() => {
    if (menu.current) placeList(menu.current)
    buttons()[0]?.focus({ preventScroll: true })
  }, [])
  const move = (event: KeyboardEvent) => {
    const all = buttons()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }
    const key = namedKeyOf(event) ?? ''
    const to = steps[key]
    if (key === 'Escape') close()
    else if (to !== undefined) all[to]?.focus()
    else if (key.length > 1) return
    event.stopPropagation()
    if (key !== ' ') event.preventDefault()
  }
  return (
    <div
      ref={menu}
      class="menu"
      role="menu"
      tabIndex={-1}
      aria-label={dayWords.about(dayWords.acting, rowName(row, stored.categories))}
      onKeyDown={move}
      onFocusOut={closeOnLeave(close)}
    >
      {itemsOf(props).map(({ act, text, run }) => (
        <button
          key={act}
          type="button"
          role="menuitem"
          tabIndex={-1}
          data-act={act}
          onClick={() => {
            close()
            run()
          }}
        >
          {text}
        </button>
      ))}
    </div>
  )
}
