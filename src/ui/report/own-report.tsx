import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { LEAST_DAYS } from '../../core/report/compare.ts'
import { unsentDays } from '../../core/report/quality.ts'
import type { Range } from '../../core/report/range.ts'
import type { StintDatabase } from '../../store/database.ts'
import { keepGuess } from '../../store/views/guesses.ts'
import { reportWords } from '../words/report.ts'
import { useOwnNaming } from './category-names.ts'
import { GuessFirst } from './guess-first.tsx'
import { OwnCharts } from './own-charts.tsx'
import { ResultsFold } from './own-results/results-fold.tsx'
import { UnsentDays } from './parts/quality.tsx'
import type { OwnIndicatorsPort, TablesPort, TeamPorts } from './ports.ts'
import { type Read, useMine } from './read-report.ts'

interface OwnReportProps {
  db: StintDatabase
  range: Range
  tables: TablesPort
  /**
   * Fetches the team's middle (docs/domain.md, *Terms*). Undefined if the team does not show it to
   * its members.
   */
  middle: TeamPorts['middle'] | undefined
  ownIndicators: OwnIndicatorsPort
  fail: () => void
}

/**
 * Whether to ask the person to guess the shares of a month (guess-first.tsx). The page asks once,
 * about the current month and the month before, and only if at least `LEAST_DAYS` days have data.
 * So a new person sees the report first.
 */
const isGuessAsked = ({ mine, guess }: Read) => {
  const { range, quality, setting } = mine
  const lately = Temporal.PlainDate.from(setting.today).with({ day: 1 }).subtract({ months: 1 })
  const recent = range.from >= lately.toString() && range.from <= setting.today
  return range.kind === 'month' && recent && quality.days >= LEAST_DAYS && guess === undefined
}

/**
 * Moves the focus to the heading of the range after the person has answered the question, because
 * the button of the question has disappeared.
 */
const useFocusAfter = (asked: boolean) => {
  const was = useRef(false)
  useLayoutEffect(() => {
    const lost = !document.activeElement || document.activeElement === document.body
    if (was.current && !asked && lost) document.getElementById('shown-range')?.focus()
    was.current = asked
  }, [asked])
}

type ShownProps = Omit<OwnReportProps, 'range'> & { read: Read }

const Shown = ({ read, db, tables, middle, ownIndicators, fail }: ShownProps) => {
  const naming = useOwnNaming(read.mine)
  const { range, sum, days, quality } = read.mine
  // Remembers in the state of the page that the question is answered, so that the report is shown
  // even if the answer cannot be stored.
  const [answered, setAnswered] = useState<string>()
  const asked = isGuessAsked(read) && answered !== range.from
  useFocusAfter(asked)
  const keep = (guess?: Record<string, number>) => {
    setAnswered(range.from)
    keepGuess(db, range.from.slice(0, 7), guess).catch(fail)
  }
  if (sum.worked === 0)
    return (
      <>
        <div class="empty">
          <p>{reportWords.nothing}</p>
          <p class="says">{reportWords.nothingHint}</p>
          <UnsentDays days={unsentDays(days, quality)} />
        </div>
        {/* The results have a choice of periods of their own, independent of the range above. */}
        <ResultsFold db={db} port={ownIndicators} setting={read.mine.setting} />
      </>
    )
  return asked ? (
    <GuessFirst key={range.from} month={range.from} naming={naming} keep={keep} />
  ) : (
    <OwnCharts read={read} db={db} tables={tables} middle={middle} ownIndicators={ownIndicators} />
  )
}

/** A person's report of their own time. */
export const OwnReport = ({ range, ...props }: OwnReportProps) => {
  const read = useMine(props.db, range, props.fail)
  const shown = read?.mine.range
  const late = !shown || shown.from !== range.from || shown.to !== range.to
  return (
    <div id="mine" aria-busy={late} data-shown={shown && `${shown.kind} ${shown.from} ${shown.to}`}>
      {read && <Shown read={read} {...props} />}
    </div>
  )
}
