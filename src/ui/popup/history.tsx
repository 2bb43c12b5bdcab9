import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Categories } from '../../core/scheme/categories.ts'
import { BREAK } from '../../core/time/segment.ts'
import type { ActHistory, PastAct } from '../../store/timeline/act-history.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { span, time } from '../formats.ts'
import { isGone, useKeptFocus } from '../kept-focus.ts'
import { shortcutOf } from '../keys.ts'
import { actWords } from '../words/acts.ts'
import { nameById, words } from '../words/common.ts'
import { BACK_KEYS, BACK_SIGN, isBackKey, takeKey } from './back-key.ts'
import type { Commands } from './commands.ts'
import { useKeyHint } from './key-hint.ts'
import { sayEarlier } from './say-earlier.ts'
import type { PopupStore } from './store.ts'

/** An action in words, such as `15 min earlier: took 12 min from Outgoing call`. */
export function sayAct(act: PastAct, categories: Categories): string {
  const said = sayDone(act, categories)
  return act.reversed ? actWords.takenBack(said) : said
}

function sayDone(act: PastAct, categories: Categories): string {
  const { did, category, note, minutes = 0, takes, from = 0, to } = act
  const name = category === BREAK ? words.notWork : category && nameById(category, categories)
  switch (did) {
    case 'earlier':
      return sayEarlier(minutes, takes, categories)
    case 'note':
      return note ? actWords.noteOf(note) : actWords.noteDeleted
    case 'stop':
      return name ? actWords.stopOf(name) : actWords.stop
    case 'ended':
      return [actWords.stoppedAt(time(to ?? act.at)), name].filter(Boolean).join(' · ')
    case 'answer':
      return actWords.answer(span(from, to ?? from), name || actWords.answers)
    case 'auto':
      return name ? actWords.auto(name) : words.acts.auto
    case 'switch':
      return [name, note].filter(Boolean).join(' · ') || words.acts.switch
  }
}

/** The stored actions. They are read again when this or another page changes them. */
const useActs = (store: Promise<PopupStore>) => {
  const [acts, setActs] = useState<ActHistory>()
  useEffect(() => {
    let end: (() => void) | undefined
    let isOver = false
    void store
      .then((opened) => opened.watchActs(setActs))
      .then((stop) => {
        if (isOver) stop()
        else end = stop
      })
    return () => {
      isOver = true
      end?.()
    }
  }, [store])
  return acts
}

/** Handles the keys for undo and redo, and the key that closes the list. */
const useHistoryKeys = (commands: Commands, close: () => void) =>
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = shortcutOf(event)
      if (isBackKey(event)) {
        takeKey(event)
        return close()
      }
      if (key === 'u') void commands.run('undo', (to) => to.undo())
      else if (key === 'r') void commands.run('redo', (to) => to.redo())
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })

/**
 * Puts the focus into the list and keeps it there, because the button that undoes or redoes an
 * action disappears after a click.
 */
const useFocusInList = () => {
  const dialog = useRef<HTMLElement>(null)
  useLayoutEffect(() => dialog.current?.focus(), [])
  useKeptFocus(
    (element) => ({ element }),
    ({ element }) => {
      if (isGone(element)) dialog.current?.querySelector<HTMLElement>('.steps button')?.focus()
    },
  )
  return dialog
}

export interface HistoryProps {
  store: Promise<PopupStore>
  view: PopupView
  commands: Commands
  close: () => void
}

/** The list of the last actions. They can be undone and redone one by one. */
export const History = ({ store, view, commands, close }: HistoryProps) => {
  const acts = useActs(store)
  const dialog = useFocusInList()
  useHistoryKeys(commands, close)
  const { done = [], undone = [], canUndo, canRedo } = acts ?? {}
  const step = (act: PastAct, way?: 'undo' | 'redo') => (
    <Step key={`${act.id}`} act={act} way={way} view={view} commands={commands} />
  )
  return (
    <section
      class="cover history"
      role="dialog"
      aria-modal="true"
      aria-labelledby="history-title"
      tabIndex={-1}
      ref={dialog}
    >
      <div class="head">
        <h2 id="history-title">{actWords.title}</h2>
        <button
          type="button"
          id="close-history"
          class="button"
          aria-keyshortcuts={BACK_KEYS}
          onClick={close}
        >
          {actWords.close} <kbd>{BACK_SIGN}</kbd>
        </button>
      </div>
      <p class="hint">
        {acts && done.length + undone.length === 0 ? actWords.none : actWords.hint}
      </p>
      {undone.length > 0 && (
        <ol class="steps undone" aria-label={actWords.undone}>
          {undone
            .toReversed()
            .map((act, i, all) => step(act, canRedo && i === all.length - 1 ? 'redo' : undefined))}
        </ol>
      )}
      <ol class="steps">
        {done.map((act, i) => step(act, canUndo && i === 0 ? 'undo' : undefined))}
      </ol>
      {acts && done.length > 0 && !canUndo && <p class="hint">{actWords.changed}</p>}
    </section>
  )
}

interface StepProps {
  act: PastAct
  /** Set if this action is the next one to undo or redo. */
  way: 'undo' | 'redo' | undefined
  view: PopupView
  commands: Commands
}

const Step = ({ act, way, view, commands }: StepProps) => {
  const said = sayAct(act, view.categories)
  const hint = useKeyHint(way ? `${words[way]}: ${said}` : '', way === 'redo' ? 'R' : 'U')
  return (
    <li>
      <time>{time(act.at)}</time>
      <span title={said}>{said}</span>
      {way && (
        <button
          type="button"
          id={`step-${way}`}
          class="button"
          aria-busy={commands.isPending(way)}
          {...hint}
          onClick={() => commands.run(way, (store) => store[way]())}
        >
          {words[way]}
        </button>
      )}
    </li>
  )
}
