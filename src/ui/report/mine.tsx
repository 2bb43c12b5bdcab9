import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { dialingOf } from '../../core/report/calls.ts'
import { areComparable } from '../../core/report/compare.ts'
import { hasSchemeChange, monthsAround } from '../../core/report/months.ts'
import { type Range, rangeAround } from '../../core/report/range.ts'
import type { Middle as TeamMiddle } from '../../core/report/team.ts'
import type { StintDatabase } from '../../store/database.ts'
import { keepGuess } from '../../store/views/guesses.ts'
import type { OwnReport as Told } from '../../store/views/report-view.ts'
import { reportWords } from '../words/report.ts'
import { DownloadReport } from './download-report.tsx'
import { mineCsv, mineJson } from './files.ts'
import { part, rangeName, whenWas } from './formats.ts'
import { GuessFirst } from './guess-first.tsx'
import { namingOf } from './naming.ts'
import { Dialing, WithCrmOpen } from './parts/calls.tsx'
import { Days } from './parts/days.tsx'
import { Documented } from './parts/documented.tsx'
import { Guess } from './parts/guess.tsx'
import { Hours } from './parts/hours.tsx'
import { Middle } from './parts/middle.tsx'
import { Misc } from './parts/misc.tsx'
import { Months } from './parts/months.tsx'
import { Quality } from './parts/quality.tsx'
import { Shares } from './parts/shares.tsx'
import { Longest, Switches } from './parts/switches.tsx'
import { Trend } from './parts/trend.tsx'
import type { TeamDoors } from './ports.ts'
import { type Read, useMine, useMonths } from './read-report.ts'
import { Summary } from './summary.tsx'

interface MineProps {
  db: StintDatabase
  range: Range
  /** Present if the team shows its middle to its members. */
  middle: TeamDoors['middle'] | undefined
  fail: () => void
}

/** Asked for the current month and the one before only. */
const isGuessAsked = ({ mine, guess }: Read) => {
  const { range, sum, setting } = mine
  const lately = Temporal.PlainDate.from(setting.today).with({ day: 1 }).subtract({ months: 1 })
  const recent = range.from >= lately.toString() && range.from <= setting.today
  return range.kind === 'month' && recent && sum.worked > 0 && guess === undefined
}

/** The team's middle, if it can be fetched: without it, only its section is missing. */
const useMiddle = (ask: MineProps['middle'], { from, to }: Range) => {
  const [middle, setMiddle] = useState<{ of: TeamMiddle | undefined }>()
  useEffect(() => {
    let stopped = false
    setMiddle(undefined)
    ask?.({ from, to }).then(
      (of) => !stopped && setMiddle({ of }),
      () => undefined,
    )
    return () => {
      stopped = true
    }
  }, [ask, from, to])
  return middle
}

const Pictures = ({ read, db, middle }: Pick<MineProps, 'db' | 'middle'> & { read: Read }) => {
  const { mine, guess } = read
  const { setting, range, before, sum } = mine
  const { rollUp, settings, today } = setting
  const stages = useMonths(db, mine)
  const team = useMiddle(middle, range)
  const naming = useNaming(mine)
  const album = { textures: naming.textures, about: rangeName(range) }
  const common = { naming, album }
  const beforeName = rangeName(before.range)
  // Ranges that cannot be compared are shown without the earlier one.
  const comparable = areComparable(mine, before)
  const sumBefore = comparable ? before.sum : { work: {}, base: {} }
  const compared = { work: sum.work, before: sumBefore.work, beforeName }
  const { months, changed } = monthsAround(range, setting)
  const within = (first: string) => hasSchemeChange(setting.versions, first, range.to)
  const crossed = {
    ranges: within(before.range.from),
    months: within(months[0]?.from ?? range.to),
  }
  const rolled = crossed.ranges
  const shares = rolled ? { ...compared, work: sum.base, before: sumBefore.base } : compared
  const running = rangeAround('month', today).from
  const { misc } = mine
  return (
    <>
      <Summary
        now={mine}
        before={before}
        beforeName={beforeName}
        stages={stages}
        crossed={crossed}
        naming={naming}
      />
      {misc.over && misc.share !== undefined && (
        <p class="notice">
          <a href="#misc">
            {reportWords.miscOver(
              naming.itself('misc'),
              part(misc.share),
              part(settings.miscShare),
            )}
          </a>
        </p>
      )}
      {range.kind === 'month' && guess?.guess && (
        <Guess guess={guess.guess} base={sum.base} {...common} />
      )}
      <Days days={mine.days} {...common} />
      <Shares {...shares} {...common} rollUp={rollUp} rolled={rolled} />
      {team && <Middle middle={team.of} sum={sum} {...common} />}
      <Trend trend={mine.trend} days={mine.days.length} rolled={rolled} {...common} />
      <Months
        stages={stages}
        sum={sum}
        changed={changed}
        running={running}
        {...common}
        rolled={crossed.months}
      />
      <Misc misc={misc} limit={settings.miscShare} {...common} />
      <Hours hours={mine.hours} album={album} />
      <Documented documented={mine.documented} worked={sum.worked} album={album} />
      <WithCrmOpen beside={mine.beside} {...common} />
      <Dialing
        now={dialingOf(mine.days, setting.versions)}
        was={dialingOf(comparable ? before.days : [], setting.versions)}
        beforeName={beforeName}
        {...common}
      />
      <Switches days={mine.days} album={album} />
      <Longest
        longest={mine.longest.map(({ category, startedAt, endedAt }) => ({
          category,
          ms: endedAt - startedAt,
          when: whenWas(startedAt, endedAt),
        }))}
        {...common}
      />
      <Quality quality={mine.quality} album={album} />
      <DownloadReport
        db={db}
        about={album.about}
        csv={(dialect) => mineCsv(mine, naming, dialect)}
        json={() => mineJson(mine)}
      />
    </>
  )
}

const useNaming = (mine: Told) =>
  useMemo(
    () => namingOf(mine.setting.rollUp, mine.setting.settings, [mine.sum, mine.before.sum]),
    [mine],
  )

/** The answered question disappears with its button: the focus goes to the heading of the range. */
const useFocusAfter = (asked: boolean) => {
  const was = useRef(false)
  useLayoutEffect(() => {
    const lost = !document.activeElement || document.activeElement === document.body
    if (was.current && !asked && lost) document.getElementById('shown-range')?.focus()
    was.current = asked
  }, [asked])
}

const Shown = ({ read, db, middle, fail }: Omit<MineProps, 'range'> & { read: Read }) => {
  const naming = useNaming(read.mine)
  const { range, sum } = read.mine
  const asked = isGuessAsked(read)
  useFocusAfter(asked)
  const keep = (guess?: Record<string, number>) => {
    keepGuess(db, range.from.slice(0, 7), guess).catch(fail)
  }
  if (sum.worked === 0)
    return (
      <div class="empty">
        <p>{reportWords.nothing}</p>
        <p class="says">{reportWords.nothingHint}</p>
      </div>
    )
  return asked ? (
    <GuessFirst key={range.from} month={range.from} naming={naming} keep={keep} />
  ) : (
    <Pictures read={read} db={db} middle={middle} />
  )
}

/** A person's report of their time. */
export const Mine = ({ db, range, middle, fail }: MineProps) => {
  const read = useMine(db, range, fail)
  const shown = read?.mine.range
  const late = !shown || shown.from !== range.from || shown.to !== range.to
  return (
    <div id="mine" aria-busy={late} data-shown={shown && `${shown.kind} ${shown.from} ${shown.to}`}>
      {read && <Shown read={read} db={db} middle={middle} fail={fail} />}
    </div>
  )
}
