import { useState } from 'preact/hooks'
import { dateAfter } from '../../core/time/days.ts'
import { askToSend } from '../../store/outbox/sending.ts'
import type { StoredDay } from '../../store/views/day-view.ts'
import type { DayEntry } from '../calendar/day.ts'
import { Nav } from '../nav.tsx'
import { goTo } from './address.ts'
import { LeaveQuestion } from './calendar/leave.tsx'
import { useEntries } from './calendar/use-entries.ts'
import { Card } from './card/card.tsx'
import { Send } from './card/send.tsx'
import { Conflicts } from './conflicts.tsx'
import { DayOff } from './day-off.tsx'
import { Empty } from './empty-day.tsx'
import { AddForm } from './forms/add-form.tsx'
import { likelyFreeTime } from './forms/free-time.ts'
import { Header, Week } from './heading.tsx'
import { CheatSheet, useQuestionMark } from './keys/cheat-sheet.tsx'
import { useKeysAct } from './keys/keys-act.ts'
import { useDayKeys } from './keys/use-day-keys.ts'
import { useDayFocus } from './next-focus.ts'
import type { Opening } from './open-form.ts'
import type { DayPorts } from './ports.ts'
import { Table } from './rows/table.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { Totals } from './totals.tsx'
import { TroubleBar } from './trouble.tsx'
import { Answer, type Turn } from './undo-redo.tsx'
import { type Acts, useActs } from './use-acts.ts'
import { useDay, useLastStoredDay, useUndo } from './use-day.ts'
import { useCloseWithRow, useOpening } from './use-opening.ts'
import { type DayView, viewOf } from './view.ts'

/**
 * Whether the result of an action is shown where the action was done, and not at the top of the
 * page.
 */
const isInPlace = ({ answer }: Acts, view: DayView | undefined) =>
  answer?.place !== undefined && (typeof answer.place !== 'number' || (view?.rows.length ?? 0) > 0)

/** Returns what the button *Send day* does, and whether the dialog before sending is open. */
const useSending = (db: DayPorts['db'], stored: StoredDay | undefined, acts: Acts) => {
  const [isShown, show] = useState(false)
  const send = async () => {
    // Without a connection the dialog opens, because it says where to connect.
    if (!stored?.sending.connected) return show(true)
    if (await acts.run(() => askToSend(db), 'card')) show(false)
  }
  return { isShown, show, send }
}

interface KeyActs {
  date: string
  today: string
  add: () => void
  turn: Turn
}

const actOnKey = (key: string, { date, today, add, turn }: KeyActs) => {
  if (key === 'a') add()
  else if (key === 'u') void turn('undo')
  else if (key === 'r') void turn('redo')
  else if (key === 'k') goTo(dateAfter(date, -1))
  else if (key === 'j') goTo(dateAfter(date, 1))
  else if (key === 't') goTo(today)
}

export const DayPage = ({ db, changed }: DayPorts) => {
  const acts = useActs(db, changed)
  const { now, today, date, stored } = useDay(db, acts)
  const opening = useOpening(date, acts)
  const sending = useSending(db, stored, acts)
  const [keysAct, setKeysAct] = useKeysAct()
  const [isHelp, showHelp] = useState(false)
  const turn = useUndo(stored, acts)
  const view = stored && viewOf(stored, now)
  const entries = useEntries(db, stored)
  const strip = useLastStoredDay(stored)
  const canAdd = stored !== undefined && date <= today
  useCloseWithRow(stored, opening, acts)
  useDayFocus()
  useQuestionMark(() => showHelp(true))
  const add = () =>
    canAdd && opening.open({ form: 'add', free: view && likelyFreeTime(view, date === today) })
  useDayKeys(keysAct, (key) => actOnKey(key, { date, today, add, turn }))
  return (
    <main data-ready={stored ? '' : undefined} data-date={date}>
      <Nav here="day" />
      <Header
        date={date}
        today={today}
        stored={strip}
        turn={turn}
        canAdd={canAdd}
        add={add}
        help={() => showHelp(true)}
      />
      {strip && <Week stored={strip} view={viewOf(strip, now)} date={date} />}
      <LeaveQuestion db={db} hasCalendar={stored?.hasCalendar ?? false} acts={acts} />
      <DayOff db={db} date={date} acts={acts} />
      {!isInPlace(acts, view) && <TroubleBar acts={acts} />}
      {stored && view && (
        <Content
          {...opening}
          stored={stored}
          view={view}
          acts={acts}
          turn={turn}
          entries={entries}
          db={db}
          keysAct={keysAct}
          sending={sending}
        />
      )}
      {isHelp && (
        <CheatSheet keysAct={keysAct} setKeysAct={setKeysAct} close={() => showHelp(false)} />
      )}
    </main>
  )
}

interface ContentProps extends RowsProps {
  db: DayPorts['db']
  keysAct: boolean
  sending: ReturnType<typeof useSending>
}

/**
 * The parts of the page that can be shown only after the stored day is read: its card, its rows,
 * its conflicts, and the dialog of *Send day*.
 */
const Content = (props: ContentProps) => {
  const { db, stored, view, acts, sending } = props
  return (
    <>
      {view.rows.length > 0 && (
        <Card {...props} send={sending.send} preview={() => sending.show(true)} />
      )}
      <Rows {...props} />
      <Conflicts stored={stored} acts={acts} db={db} />
      {sending.isShown && (
        <Send stored={stored} view={view} send={sending.send} close={() => sending.show(false)} />
      )}
    </>
  )
}

interface RowsProps extends Opening {
  stored: StoredDay
  view: DayView
  acts: Acts
  turn: Turn
  entries: readonly DayEntry[]
}

/**
 * The form that adds an entry, then the day as timeline and table, with the sums of each category.
 */
const Rows = (props: RowsProps) => {
  const { stored, view, acts, turn, opened, close } = props
  const isEmpty = view.rows.length === 0
  return (
    <>
      {opened?.form === 'add' && (
        <AddForm stored={stored} free={opened.free} acts={acts} close={() => close(opened)} />
      )}
      {acts.answer?.place === 'add' && <Answer stored={stored} acts={acts} turn={turn} />}
      {isEmpty && <Empty stored={stored} />}
      {stored.day.date <= stored.today && <Timeline {...props} />}
      {acts.answer?.place === 'timeline' && <Answer stored={stored} acts={acts} turn={turn} />}
      {!isEmpty && (
        <div class="entries">
          <Table {...props} />
          <Totals stored={stored} view={view} />
        </div>
      )}
    </>
  )
}
