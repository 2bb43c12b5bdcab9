import { useEffect, useRef, useState } from 'preact/hooks'
import { dayOf } from '../../core/time/days.ts'
import { askToSend } from '../../store/outbox/sending.ts'
import { ownZone } from '../../store/settings.ts'
import type { StoredDay } from '../../store/views/day-view.ts'
import { Nav } from '../nav.tsx'
import { undoKeyOf } from '../undo-keys.ts'
import { dayWords } from '../words/day.ts'
import { goTo, useAddress } from './address.ts'
import { Outcome } from './card/outcome.tsx'
import { Send } from './card/send.tsx'
import { Conflicts } from './conflicts.tsx'
import { type Acts, type Place, useActs } from './edits.ts'
import { useDayFocus } from './focus-heir.ts'
import { AddForm } from './forms/add-form.tsx'
import { Heading, Week } from './heading.tsx'
import type { OpenForm } from './open-form.ts'
import type { DayDoors } from './ports.ts'
import { useMinute, useStoredDay } from './read-day.ts'
import { Table } from './rows/table.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { TroubleBar } from './trouble.tsx'
import { Answer, type Turn, UndoRedo } from './undo-redo.tsx'
import { type DayView, viewOf } from './view.ts'

const useNow = (dayStart: number) => {
  const now = useMinute()
  return { now, today: dayOf(now, ownZone(), dayStart) }
}

/** Undo and redo. Goes to the day of the edit, which may be another one. */
const useUndo = (stored: StoredDay | undefined, acts: Acts) => {
  const turn = async (way: 'undo' | 'redo', place?: Place) => {
    const what = stored?.edits[way]
    if (!stored || !what || !(await acts[way](place))) return
    goTo(dayOf(what.about, stored.zone, stored.settings.dayStart))
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const way = undoKeyOf(event)
      if (!way) return
      event.preventDefault()
      void turn(way)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
  return turn
}

/**
 * Closes a form when its row is gone; it does not come back with the row. If the row was removed on
 * another page, the person is told.
 */
const useCloseWithRow = (
  stored: StoredDay | undefined,
  opened: OpenForm,
  { acts, close }: { acts: Acts; close: () => void },
) => {
  const seen = useRef(0)
  const startOf = useRef<number>(undefined)
  useEffect(() => {
    if (!stored) return
    const here = acts.done() > seen.current
    seen.current = acts.done()
    const id = opened && 'id' in opened ? opened.id : undefined
    const there = viewOf(stored, stored.now).rows.find((row) => row.id === id)
    if (there) startOf.current = there.startedAt
    if (id === undefined || there) return
    close()
    if (!here) acts.refuse('gone', startOf.current)
  }, [stored])
}

const Empty = ({ stored }: { stored: StoredDay }) => {
  const { day, today } = stored
  if (day.date > today) return <p class="empty">{dayWords.emptyFuture}</p>
  const isToday = day.date === today
  return (
    <div class="empty">
      <p>{isToday ? dayWords.emptyToday : dayWords.emptyPast}</p>
      <p>{isToday ? dayWords.emptyHint : dayWords.emptyPastHint}</p>
    </div>
  )
}

/** The result of an act is shown where the act was done, if that place is on the page. */
const isInPlace = ({ answer }: Acts, view: DayView | undefined) =>
  answer?.place !== undefined && (answer.place === 'add' || (view?.rows.length ?? 0) > 0)

/** The date in the address, or today, and what is stored of it. */
const useDay = (db: DayDoors['db'], acts: Acts) => {
  const address = useAddress()
  const [known, setKnown] = useState(0)
  const { now, today } = useNow(known)
  const date = address ?? today
  const stored = useStoredDay(db, date, () => acts.refuse('unread'))
  const dayStart = stored?.settings.dayStart ?? known
  useEffect(() => setKnown(dayStart), [dayStart])
  return { now, today, date, stored }
}

/** The open form; the focus returns to the button that opened it. */
const useForm = (date: string, acts: Acts) => {
  const [opened, setOpened] = useState<OpenForm>()
  const opener = useRef<HTMLElement>(null)
  useEffect(() => {
    setOpened(undefined)
    acts.dismiss()
  }, [date])
  const open = (form: OpenForm) => {
    if (form) opener.current = document.activeElement as HTMLElement
    else opener.current?.focus()
    acts.dismiss()
    setOpened(form)
  }
  return { opened, open, close: () => setOpened(undefined) }
}

/** While another day is read, the strip stays, and the focus on it. */
const useLastStoredDay = (stored: StoredDay | undefined) => {
  const last = useRef<StoredDay>(undefined)
  if (stored) last.current = stored
  return last.current
}

export const DayPage = ({ db, changed }: DayDoors) => {
  const acts = useActs(db, changed)
  const { now, today, date, stored } = useDay(db, acts)
  const { opened, open, close } = useForm(date, acts)
  const [sending, setSending] = useState(false)
  const turn = useUndo(stored, acts)
  const view = stored && viewOf(stored, now)
  const strip = useLastStoredDay(stored)
  useCloseWithRow(stored, opened, { acts, close })
  useDayFocus()
  const send = async () => {
    if (await acts.run(() => askToSend(db))) setSending(false)
  }
  return (
    <main data-ready={stored ? '' : undefined} data-date={date}>
      <Nav here="day" />
      <header>
        <Heading date={date} today={today} view={view} />
        <div class="turns">
          <UndoRedo stored={stored} turn={turn} />
        </div>
        <Tools
          canAdd={stored !== undefined && date <= today}
          canSend={stored !== undefined && !stored.sending.busy && date <= today}
          add={() => open({ form: 'add' })}
          send={() => setSending(true)}
        />
      </header>
      {strip && <Week stored={strip} view={viewOf(strip, now)} date={date} />}
      {!isInPlace(acts, view) && <TroubleBar acts={acts} />}
      {stored && view && (
        <>
          <Outcome stored={stored} view={view} />
          <Rows stored={stored} view={view} acts={acts} opened={opened} open={open} turn={turn} />
          <Conflicts stored={stored} acts={acts} db={db} />
          {sending && (
            <Send stored={stored} view={view} send={send} close={() => setSending(false)} />
          )}
        </>
      )}
    </main>
  )
}

interface ToolsProps {
  canAdd: boolean
  canSend: boolean
  add: () => void
  send: () => void
}

const Tools = ({ canAdd, canSend, add, send }: ToolsProps) => (
  <div class="tools">
    <button type="button" id="add-button" class="button" disabled={!canAdd} onClick={add}>
      {dayWords.add}
    </button>
    <button type="button" id="send-button" class="button main" disabled={!canSend} onClick={send}>
      {dayWords.send}
    </button>
  </div>
)

interface RowsProps {
  stored: StoredDay
  view: DayView
  acts: Acts
  opened: OpenForm
  open: (form: OpenForm) => void
  turn: Turn
}

/** The form that adds, then the day as timeline and table. */
const Rows = ({ stored, view, acts, opened, open, turn }: RowsProps) => (
  <>
    {opened?.form === 'add' && !opened.gap && (
      <AddForm stored={stored} acts={acts} gap={undefined} close={() => open(undefined)} />
    )}
    {acts.answer?.place === 'add' && <Answer stored={stored} acts={acts} turn={turn} />}
    {view.rows.length > 0 ? (
      <>
        <Timeline stored={stored} view={view} acts={acts} open={open} />
        {acts.answer?.place === 'timeline' && <Answer stored={stored} acts={acts} turn={turn} />}
        <Table stored={stored} view={view} acts={acts} opened={opened} open={open} turn={turn} />
      </>
    ) : (
      <Empty stored={stored} />
    )}
  </>
)
