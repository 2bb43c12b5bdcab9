import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { namedKeyOf } from '../keys.ts'
import { words } from '../words/common.ts'
import { takeKey } from './back-key.ts'
import type { PopupStore } from './store.ts'

/** The largest number of notes in the list, so that it covers only a little of the grid. */
const MOST = 5

/** Earlier notes that contain the typed text. Notes that begin with this text come first. */
export function matchingNotes(notes: readonly string[], typed: string): string[] {
  const text = typed.trim().toLowerCase()
  const found = notes.filter((note) => {
    const known = note.toLowerCase()
    return known !== text && known.includes(text)
  })
  const begins = (note: string) => (note.toLowerCase().startsWith(text) ? 0 : 1)
  return found.toSorted((a, b) => begins(a) - begins(b)).slice(0, MOST)
}

export interface NoteListProps {
  store: Promise<PopupStore>
  field: RefObject<HTMLInputElement | null>
  typed: string
  /** Puts a note into the field, as if the person had typed it. */
  choose: (note: string) => void
}

/** Marks the field as a combobox of the list, for screen readers. */
const useComboboxMarks = (field: NoteListProps['field'], isOpen: boolean, chosen: number) =>
  useEffect(() => {
    const { current: input } = field
    const mark = (name: string, value: string | undefined) =>
      value === undefined ? input?.removeAttribute(name) : input?.setAttribute(name, value)
    mark('role', 'combobox')
    mark('aria-expanded', String(isOpen))
    mark('aria-controls', 'notes')
    mark('aria-autocomplete', 'list')
    mark('aria-activedescendant', chosen < 0 ? undefined : `note-${chosen}`)
    return () => {
      for (const name of ['role', 'aria-expanded', 'aria-controls', 'aria-autocomplete'])
        mark(name, undefined)
      mark('aria-activedescendant', undefined)
    }
  }, [isOpen, chosen])

/**
 * The earlier notes that contain the typed text, and the one that the keys have reached (`chosen`;
 * -1 if none).
 */
const useFoundNotes = ({ store, field, typed, choose }: NoteListProps) => {
  const [notes, setNotes] = useState<readonly string[]>([])
  const [at, setAt] = useState(-1)
  const [closed, setClosed] = useState<string>()
  useEffect(() => {
    void store
      .then((opened) => opened.readRepeats())
      .then((found) => setNotes(found.notes))
      .catch(() => undefined)
  }, [store])
  const found = closed === typed ? [] : matchingNotes(notes, typed)
  const chosen = at < found.length ? at : -1
  const take = (note: string) => {
    setClosed(note)
    setAt(-1)
    choose(note)
  }
  const act = (key: string | undefined) => {
    const { length } = found
    if (length === 0) return false
    // Computes the new index from the state and not from the drawn list, because a second key can
    // come before the next drawing.
    if (key === 'ArrowDown') setAt((i) => (i + 1 < length ? i + 1 : -1))
    else if (key === 'ArrowUp') setAt((i) => (i < 0 ? length - 1 : i - 1))
    else if (key === 'Escape') setClosed(typed)
    else if (key === 'Enter' && chosen >= 0) take(found[chosen] ?? typed)
    else return false
    return true
  }
  useLayoutEffect(() => {
    const { current: input } = field
    const listen = (event: KeyboardEvent) => {
      if (!act(namedKeyOf(event))) return
      takeKey(event)
      event.stopPropagation()
    }
    // The keys are handled in the capture phase: before the field handles Enter itself, and before
    // the browser closes the popup at Escape.
    input?.addEventListener('keydown', listen, true)
    return () => input?.removeEventListener('keydown', listen, true)
  })
  return { found, chosen, take }
}

/**
 * The list of earlier notes that contain the typed text. The list reacts to the keys of a combobox;
 * Escape closes it.
 */
export const NoteList = (props: NoteListProps) => {
  const { found, chosen, take } = useFoundNotes(props)
  const isOpen = found.length > 0
  useComboboxMarks(props.field, isOpen, chosen)
  return (
    <div id="notes" class="notes" role="listbox" aria-label={words.note} hidden={!isOpen}>
      {found.map((note, i) => (
        <div
          key={note}
          id={`note-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === chosen}
          title={note}
          // Prevents the mouse button from taking the focus. Otherwise the field would lose the
          // focus, and the list would close before the click.
          onMouseDown={(event) => {
            event.preventDefault()
            take(note)
          }}
        >
          {note}
        </div>
      ))}
    </div>
  )
}
