import { useLayoutEffect, useState } from 'preact/hooks'
import { RESERVED_KEYS } from '../../core/scheme/arrangement.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import type { StorageTrouble } from '../failure.ts'
import { shiftDigitOf, shortcutOf } from '../keys.ts'
import type { OpenPage } from '../pages.ts'
import { useSecond } from '../tick.ts'
import { type Commands, loadTrouble, useCommands } from './commands.ts'
import { todayAt } from './figures-of-today.ts'
import { usePopupFocus } from './focus.ts'
import { Footer } from './footer.tsx'
import { Grid } from './grid.tsx'
import { Header } from './header.tsx'
import { KeysAct } from './key-hint.ts'
import { usePart } from './load-part.ts'
import { useNoteKey } from './note-key.ts'
import type { SitePorts } from './own-site.tsx'
import { useRememberGrid } from './remember-grid.ts'
import type { PopupStore } from './store.ts'

export interface PopupPorts {
  /**
   * The view that was read before the store was open (src/store/views/first-view.ts). Undefined if
   * it could not be read in time.
   */
  first?: PopupView | undefined
  store: Promise<PopupStore>
  /**
   * Called after every stored command, so that the background updates badge and alarms and sends
   * the data that are due.
   */
  changed: () => void
  open: OpenPage
  /**
   * Opens this page as a side panel; works only within a click. Undefined in the panel itself, and
   * if the browser has no side panel.
   */
  panel: (() => void) | undefined
  /**
   * Whether the page is the side panel. The panel stays open, so it reacts to single keys only if
   * the person switched them on.
   */
  isPanel?: boolean
  site: SitePorts
}

const usePopupView = (store: Promise<PopupStore>, first: PopupView | undefined) => {
  const [view, setView] = useState(first)
  const [unread, setUnread] = useState<StorageTrouble>()
  const show = (read: PopupView) => {
    setView(read)
    setUnread(undefined)
  }
  useLayoutEffect(() => {
    let end: (() => void) | undefined
    let gone = false
    const fail = (error: unknown) => void loadTrouble(error).then(setUnread)
    store.then((opened) => {
      if (!gone) end = opened.watch(show, fail)
    }, fail)
    return () => {
      gone = true
      end?.()
    }
  }, [store])
  return { view, unread, show }
}

const actOnKey = (key: string, { run }: Commands, view: PopupView | undefined) => {
  const { category } = view?.offered.find((tile) => tile.key === key) ?? {}
  // If the person's own keys are not read yet, the command itself finds the category of the key.
  if (!view && !RESERVED_KEYS.includes(key) && key !== 'Escape')
    run(`key-${key}`, (store) => store.pickByKey(key))
  else if (category) run(category.id, (store) => store.switchTo(category.id))
  else if (key === 's') run('stop', (store) => store.stop())
  else if (key === 'u') run('undo', (store) => store.undo())
  else return false
  return true
}

/**
 * Starts the category and note of the button with this number, from 1 (repeats.tsx). If the buttons
 * are not shown yet, the store computes which category and note this button will have.
 */
const startRepeat = (number: number, { run }: Commands) => {
  if (document.querySelector('.repeats[data-ready]'))
    document.getElementById(`repeat-${number}`)?.click()
  else run(`repeat-${number}`, (store) => store.repeatByKey(number - 1))
}

/**
 * Handles the keys of the main view; the question about time away has its own keys. Uses a layout
 * effect, because a plain effect waits for the first paint, and keys pressed before that would be
 * lost.
 */
const useKeys = (commands: Commands, view: PopupView | undefined, active: boolean) => {
  const note = useNoteKey(view, commands)
  useLayoutEffect(() => {
    if (!active) return
    const listen = (event: KeyboardEvent) => {
      const key = shortcutOf(event)
      const repeat = shiftDigitOf(event)
      if (note.take(event)) return event.preventDefault()
      if (repeat) startRepeat(repeat, commands)
      else if (key === 'n') note.press()
      else if (!key || !actOnKey(key, commands, view)) return
      event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
}

export const Popup = ({ first, store, changed, open, panel, isPanel, site }: PopupPorts) => {
  const { view, unread, show } = usePopupView(store, first)
  const commands = useCommands(store, changed, show)
  const now = useSecond(view?.running?.since)
  const [asking, setAsking] = useState(false)
  const waiting = view?.question?.count ?? 0
  /**
   * The number of questions that the person has put off until the popup is opened again. A question
   * that comes later is shown.
   */
  const [putOff, setPutOff] = useState(0)
  if (view && putOff > waiting) setPutOff(waiting)
  const Question = usePart(!!view?.question, () => import('./question.tsx'))?.Question
  const Repeats = usePart(!!view, () => import('./repeats.tsx'))?.Repeats
  const [isHistory, setHistory] = useState(false)
  const ReplyBox = usePart(!!commands.done, () => import('./reply.tsx'))?.ReplyBox
  const History = usePart(isHistory, () => import('./history.tsx'))?.History
  const PanelKeys = usePart(!!isPanel, () => import('./panel-keys.tsx'))?.PanelKeys
  const hasTrouble = !!(commands.failure ?? unread ?? view?.zone)
  const Trouble = usePart(hasTrouble, () => import('./trouble.tsx'))?.Trouble
  const question = asking && Question ? view?.question : undefined
  // Closes the question when no question is left. A question that comes later is opened only by the
  // person.
  if (asking && view && !view.question) setAsking(false)
  const keysAct = !isPanel || view?.panelKeys === true
  useKeys(commands, view, keysAct && !asking && !isHistory)
  usePopupFocus()
  useRememberGrid(view)
  const today = view && todayAt(view, now)
  const close = () => setAsking(false)
  const later = () => {
    setPutOff(waiting)
    close()
    void commands.run('later', (opened) => opened.putOffQuestions())
  }
  const ask = waiting > putOff && !question ? () => setAsking(true) : undefined
  return (
    <main data-ready={view ? '' : undefined}>
      <KeysAct.Provider value={keysAct}>
        <div class="view" inert={History && isHistory}>
          <Header
            view={view}
            now={now}
            commands={commands}
            store={store}
            showHistory={() => setHistory(true)}
          />
          {Question && view && question ? (
            <Question
              key={question.id}
              store={store}
              view={view}
              question={question}
              commands={commands}
              close={close}
              later={later}
            />
          ) : (
            <>
              <Grid view={view} totals={today?.totals} commands={commands} />
              {Repeats && view ? (
                <Repeats store={store} view={view} commands={commands} isPanel={!!isPanel} />
              ) : (
                <section class="repeats" />
              )}
            </>
          )}
          <Footer
            view={view}
            today={today}
            commands={commands}
            open={open}
            panel={panel}
            site={site}
            ask={ask}
            isAsking={question !== undefined}
          />
          {PanelKeys && view && <PanelKeys on={keysAct} commands={commands} />}
          {ReplyBox && view && commands.done && (
            <ReplyBox done={commands.done} view={view} commands={commands} />
          )}
        </div>
        {History && view && isHistory && (
          <History store={store} view={view} commands={commands} close={() => setHistory(false)} />
        )}
      </KeysAct.Provider>
      {Trouble && (
        <Trouble failure={commands.failure} unread={unread} zone={view?.zone} commands={commands} />
      )}
    </main>
  )
}
