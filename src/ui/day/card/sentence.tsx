import { inWords, percent } from '../../formats.ts'
import { dayWords } from '../../words/day.ts'
import { type DayView, isMostOfWeek } from '../view.ts'

interface SentenceProps {
  view: DayView
  date: string
  /** Whether the shown day is in the present week. */
  isThisWeek: boolean
}

/** The day in one line, such as `7h 12m, selling 4h 10m (58%), the most this week. 2 gaps.` */
export const Sentence = ({ view, date, isThisWeek }: SentenceProps) => {
  const { worked, selling } = view.sum
  const most = isMostOfWeek(view, date) && dayWords.mostOfWeek(isThisWeek)
  const sells = selling !== undefined && selling > 0 && (
    <>
      {', '}
      {dayWords.selling} <b>{inWords(worked * selling)}</b> ({percent(selling)})
    </>
  )
  return (
    <p id="sum">
      <b>{inWords(worked)}</b>
      {sells}
      {sells && most && `, ${most}`}
      {'. '}
      {worked > 0 && dayWords.gaps(view.questions.length)}
    </p>
  )
}
