import { useEffect, useRef, useState } from 'preact/hooks'
import { dayOf } from '../../core/time/days.ts'
import { askToSend } from '../../store/outbox/sending.ts'
import { ownZone } from '../../store/settings.ts'
import type { StoredDay } from '../../store/views/day-view.ts'
import { undoKeyOf } from '../keys.ts'
import { Nav } from '../nav.tsx'
import { dayWords } from '../words/day.ts'
import { AddForm } from './add-form.tsx'
import { goTo, useAddress } from './address.ts'
import { type Acts, type Place, useActs } from './edits.ts'
import { Heading, Week } from './heading.tsx'
import { useKeptFocus } from './kept-focus.ts'
import { Losers } from './losers.tsx'
import type { OpenForm } from './open-form.ts'
import { Outcome } from './outcome.tsx'
import type { DayDoors } from './ports.ts'
import { useDayFace, useMinute } from './read.ts'
import { Send } from './send.tsx'
import { Table } from './table.tsx'
import { Timeline } from './timeline.tsx'
import { TroubleBar } from './trouble.tsx'
import { Answer, Turns } from './undo-redo.tsx'
import { type DayView, viewOf } from './view.ts'

const useNow = (dayStart: number) => {
  const now = useMinute()
  return { now, today: dayOf(now, ownZone(), dayStart) }
}

/** An edit may have been made on another day: what is taken back is shown. */
const useUndo = (face: StoredDay | undefined, acts: Acts) => {
  const turn = async (way: 'undo' | 'redo', place?: Place) => {
    const what = face?.edits[way]
    if (!face || !what || !(await acts[way](place))) return
    goTo(dayOf(what.about, face.zone, face.settings.dayStart))
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
 * A form whose row has gone goes with it, and comes not back by itself with the row. Where that was
 * done elsewhere, the person is told.
 */
const useVanishing = (
  face: StoredDay | undefined,
  opened: OpenForm,
  { acts, close }: { acts: Acts; close: () => void },
) => {
  const seen = useRef(0)
  const startOf = useRef<number>(undefined)
  useEffect(() => {
    if (!face) return
    const here = acts.done() > seen.current
    seen.current = acts.done()
    const id = opened && 'id' in opened ? opened.id : undefined
    const there = viewOf(face, face.now).rows.find((row) => row.id === id)
    if (there) startOf.current = there.startedAt
    if (id === undefined || there) return
    close()
    if (!here) acts.refuse('gone', startOf.current)
  }, [face])
}

const Empty = ({ face }: { face: StoredDay }) => {
  const { day, today } = face
  if (day.date > today) return <p class="empty">{dayWords.emptyFuture}</p>
  const isToday = day.date === today
  return (
    <div class="empty">
      <p>{isToday ? dayWords.emptyToday : dayWords.emptyPast}</p>
      <p>{isToday ? dayWords.emptyHint : dayWords.emptyPastHint}</p>
    </div>
  )
}

/** What came of an act is said where it was done; if that place is there. */
const isInPlace = ({ answer }: Acts, view: DayView | undefined) =>
  answer?.place !== undefined && (answer.place === 'add' || (view?.rows.length ?? 0) > 0)

export const DayPage = ({ db, changed }: DayDoors) => {
  const acts = useActs(db, changed)
  const address = useAddress()
  const [known, setKnown] = useState(0)
  const { now, today } = useNow(known)
  const date = address ?? today
  const face = useDayFace(db, date, () => acts.refuse('unread'))
  const dayStart = face?.settings.dayStart ?? known
  useEffect(() => setKnown(dayStart), [dayStart])
  const [opened, setOpened] = useState<OpenForm>()
  const [sending, setSending] = useState(false)
  useEffect(() => {
    setOpened(undefined)
    acts.dismiss()
  }, [date])
  const turn = useUndo(face, acts)
  const view = face && viewOf(face, now)
  // While another day is read, the strip stays, and the focus on it.
  const strip = useRef<StoredDay>(undefined)
  if (face) strip.current = face
  const shown = strip.current
  const opener = useRef<HTMLElement>(null)
  useVanishing(face, opened, { acts, close: () => setOpened(undefined) })
  useKeptFocus()
  const open = (form: OpenForm) => {
    if (form) opener.current = document.activeElement as HTMLElement
    else opener.current?.focus()
    acts.dismiss()
    setOpened(form)
  }
  const send = async () => {
    if (await acts.run(() => askToSend(db))) setSending(false)
  }
  return (
    <main data-ready={face ? '' : undefined} data-date={date}>
      <Nav here="day" />
      <header>
        <Heading {...{ date, today, view }} />
        <div class="turns">
          <Turns {...{ face, turn }} />
        </div>
        <div class="tools">
          <button
            type="button"
            id="add-button"
            class="button"
            disabled={!face || date > today}
            onClick={() => open({ form: 'add' })}
          >
            {dayWords.add}
          </button>
          <button
            type="button"
            id="send-button"
            class="button main"
            disabled={!face || face.sending.busy || date > today}
            onClick={() => setSending(true)}
          >
            {dayWords.send}
          </button>
        </div>
      </header>
      {shown && <Week face={shown} view={viewOf(shown, now)} date={date} />}
      {!isInPlace(acts, view) && <TroubleBar acts={acts} />}
      {face && view && (
        <>
          <Outcome face={face} view={view} />
          {opened?.form === 'add' && !opened.gap && (
            <AddForm {...{ face, acts, gap: undefined }} close={() => open(undefined)} />
          )}
          {acts.answer?.place === 'add' && <Answer {...{ face, acts, turn }} />}
          {view.rows.length > 0 ? (
            <>
              <Timeline {...{ face, view, acts, open }} />
              {acts.answer?.place === 'timeline' && <Answer {...{ face, acts, turn }} />}
              <Table {...{ face, view, acts, opened, open, turn }} />
            </>
          ) : (
            <Empty face={face} />
          )}
          <Losers {...{ face, acts, db }} />
          {sending && <Send {...{ face, view }} send={send} close={() => setSending(false)} />}
        </>
      )}
    </main>
  )
}
