import { Fragment } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { isTyping, namedKeyOf } from '../../keys.ts'
import { dayWords } from '../../words/day.ts'

/** The key `?` opens the list of keys, unless it is typed into a field. */
export const useQuestionMark = (open: () => void) =>
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (namedKeyOf(event) !== '?' || isTyping(event)) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })

interface CheatSheetProps {
  keysAct: boolean
  setKeysAct: (on: boolean) => void
  close: () => void
}

/**
 * The keys that each part of the page reacts to. `dayWords.keys` contains their descriptions, in
 * the same order.
 */
const KEYS = {
  gap: ['1 2 3', 'C', 'B', 'M'],
  single: ['G', 'A', 'U', 'R', 'K', 'J', 'T', '?'],
  always: ['Ctrl+Enter', 'Ctrl+Z', 'Ctrl+Shift+Z'],
  rows: ['← → ↑ ↓', 'Enter', 'Esc', 'Del', 'Shift+F10'],
  timeline: ['← →', 'PgUp PgDn', 'Shift', 'Enter', '↓'],
} as const

const KeyList = ({ part }: { part: keyof typeof KEYS }) => (
  <dl class="shortcuts">
    {KEYS[part].map((keys, i) => (
      <Fragment key={keys}>
        <dt>
          {keys.split(' ').map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </dt>
        <dd>{dayWords.keys[part][i]}</dd>
      </Fragment>
    ))}
  </dl>
)

/**
 * The dialog that lists all keyboard shortcuts of the page. Its checkbox turns off the shortcuts that
 * are one letter or digit without Ctrl.
 */
export const CheatSheet = ({ keysAct, setKeysAct, close }: CheatSheetProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog id="keys" ref={dialog} aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{dayWords.keysTitle}</h2>
      <KeyList part="single" />
      <KeyList part="always" />
      <h3>{dayWords.keysInGap}</h3>
      <KeyList part="gap" />
      <h3>{dayWords.keysInRows}</h3>
      <KeyList part="rows" />
      <h3>{dayWords.timeline}</h3>
      <KeyList part="timeline" />
      <label class="check">
        <input
          type="checkbox"
          id="keys-act"
          checked={keysAct}
          onChange={({ currentTarget }) => setKeysAct(currentTarget.checked)}
        />
        {dayWords.keysAct}
      </label>
      <div class="ends">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {dayWords.close}
        </button>
      </div>
    </dialog>
  )
}
