import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { colourOf } from '../../colours.ts'
import { namedKeyOf, plainKeyOf } from '../../keys.ts'
import { type Choice, choicesOf } from './choices.ts'
import { closeOnLeave } from './close-on-leave.ts'
import { placeList } from './place-list.ts'

interface CategoryListProps {
  stored: StoredDay
  label: string
  /** The present category of the entry. */
  current?: string
  choose: (category: string) => void
  close: () => void
}

/**
 * Milliseconds. Letters that are typed within this time of each other belong to one search text.
 */
const TYPING = 800

/**
 * Finds the next choice whose name begins with the typed letters. Typing the same letter again
 * finds the next match.
 */
const useTypedStart = (choices: readonly Choice[]) => {
  const typed = useRef({ text: '', at: 0 })
  return (letter: string, from: number) => {
    const now = performance.now()
    const begun = now - typed.current.at < TYPING ? typed.current.text : ''
    const same = begun === letter
    const text = same ? letter : begun + letter
    typed.current = { text, at: now }
    const start = text.length === 1 ? from + 1 : from
    const order = choices.map((_, i) => (start + i) % choices.length)
    return order.find((i) => choices[i]?.name.toLowerCase().startsWith(text))
  }
}

/**
 * Keeps an open list beside its button, with the focus in the list, and scrolls the list to the
 * option `at`.
 */
const usePlacedList = (at: number) => {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const place = () => list.current && placeList(list.current)
    place()
    list.current?.focus({ preventScroll: true })
    addEventListener('resize', place)
    return () => removeEventListener('resize', place)
  }, [])
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return list
}

/**
 * Handles the keys that move through the list, choose a category or close the list. `at` is the
 * index of the option that the person has reached.
 */
const useListKeys = (
  choices: readonly Choice[],
  { current, choose, close }: Pick<CategoryListProps, 'current' | 'choose' | 'close'>,
) => {
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      choices.findIndex(({ id }) => id === current),
    ),
  )
  const find = useTypedStart(choices)
  const last = choices.length - 1
  const to: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(last, at + 1),
    ArrowUp: Math.max(0, at - 1),
    Home: 0,
    End: last,
  }
  const act = (event: KeyboardEvent): boolean => {
    const key = namedKeyOf(event)
    if (key === undefined) return false
    const next = to[key]
    const digit = choices.find((choice) => choice.key && choice.key === plainKeyOf(event))
    if (next !== undefined) setAt(next)
    else if (key === 'Enter' || key === ' ') choose(choices[at]?.id ?? '')
    else if (key === 'Escape') close()
    else if (digit) choose(digit.id)
    else if (key.length === 1) setAt(find(key.toLowerCase(), at) ?? at)
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!act(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return { at, onKeyDown }
}

/**
 * A list to choose a category. The person can use arrow keys, the first letters of a name, Enter
 * and Escape, and the digits that choose categories in the popup.
 */
export const CategoryList = (props: CategoryListProps) => {
  const { stored, label, current, choose, close } = props
  const choices = choicesOf(stored, current)
  const { at, onKeyDown } = useListKeys(choices, props)
  const id = useId()
  const list = usePlacedList(at)
  return (
    <div
      ref={list}
      class="list"
      role="listbox"
      tabIndex={-1}
      aria-label={label}
      aria-activedescendant={`${id}${at}`}
      onKeyDown={onKeyDown}
      // Prevents the mouse button from taking the focus. Otherwise the list would lose the focus,
      // and close before the click.
      onMouseDown={(event) => event.preventDefault()}
      onClick={({ target }) => {
        const option = (target as Element).closest<HTMLElement>('[data-category]')
        if (option?.dataset.category) choose(option.dataset.category)
      }}
      onFocusOut={closeOnLeave(close)}
    >
      {choices.map((choice, i) => (
        <div
          key={choice.id}
          id={`${id}${i}`}
          role="option"
          tabIndex={-1}
          data-category={choice.id}
          aria-selected={i === at}
        >
          <i style={{ '--colour': colourOf(choice.id, stored.settings.colours) }} />
          <span>{choice.name}</span>
          {choice.key && <kbd>{choice.key}</kbd>}
        </div>
      ))}
    </div>
  )
}
