import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { CalendarOffer } from '../../core/calendar/offers.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { colourOf } from '../colours.ts'
import { span, time } from '../formats.ts'
import { namedKeyOf } from '../keys.ts'
import { calendarWords } from '../words/calendar.ts'
import { nameById } from '../words/common.ts'
import type { PopupStore } from './store.ts'

/** The calendar's meetings during a time away. Empty until they are read. */
export const useOffers = (
  store: Promise<PopupStore>,
  question: { startedAt: number; endedAt: number },
): readonly CalendarOffer[] => {
  const [offers, setOffers] = useState<readonly CalendarOffer[]>([])
  const { startedAt, endedAt } = question
  useEffect(() => {
    // If the calendar cannot be read, the question is shown without meetings.
    void store
      .then((opened) => opened.readOffers({ startedAt, endedAt }))
      .then(setOffers)
      .catch(() => undefined)
  }, [startedAt, endedAt])
  return offers
}

interface CalendarOfferProps {
  store: Promise<PopupStore>
  question: { startedAt: number; endedAt: number }
  view: PopupView
  busy: boolean
  accept: (offers: readonly CalendarOffer[]) => void
}

/**
 * The largest number of lines for meetings, because browsers limit the height of a popup to 600 px.
 */
const LINES = 4

/**
 * The meetings that get a line of their own. If there are more than `LINES`, the last line is for
 * all other meetings together.
 */
const namedOf = (offers: readonly CalendarOffer[]) =>
  offers.length > LINES ? offers.slice(0, LINES - 1) : offers

/**
 * A button with the calendar's meetings during a time away. One click or Enter stores all of them
 * as the answer.
 */
export const OfferButton = ({ store, question, view, busy, accept }: CalendarOfferProps) => {
  const offers = useOffers(store, question)
  // This is a layout effect, because a plain effect waits for the next paint. Keys that are pressed
  // before that paint would be lost.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // Enter on a control presses that control, and does not accept the meetings.
      const isFree = !(event.target as Element | null)?.closest?.('button, input, select, a')
      if (namedKeyOf(event) !== 'Enter' || !isFree || offers.length === 0) return
      event.preventDefault()
      accept(offers)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
  if (offers.length === 0) return null
  const alone = offers.length === 1 ? offers[0] : undefined
  const named = namedOf(offers)
  const more = offers.length - named.length
  return (
    <button
      type="button"
      id="from-calendar"
      class="from-calendar"
      data-lines={named.length}
      aria-busy={busy}
      aria-keyshortcuts="Enter"
      onClick={() => accept(offers)}
    >
      <small>{[calendarWords.inCalendar, alone?.title].filter(Boolean).join(' ')}</small>
      {named.map(({ from, to, category, title }) => (
        <span key={from} style={{ '--colour': colourOf(category, view.colours) }}>
          {/* The weekday is left out here, because the text of the question contains it. */}
          <b>{`${span(from, to, from)} · ${nameById(category, view.categories)}`}</b>
          {!alone && <i>{title}</i>}
        </span>
      ))}
      {more > 0 && <small>{calendarWords.moreUntil(more, time(offers.at(-1)?.to ?? 0))}</small>}
      <span class="key" aria-hidden="true">
        ⏎
      </span>
    </button>
  )
}
