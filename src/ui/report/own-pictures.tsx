import { useEffect, useState } from 'preact/hooks'
import { dialingOf } from '../../core/report/calls.ts'
import { areComparable } from '../../core/report/compare.ts'
import type { Given } from '../../core/report/findings/findings.ts'
import { hasSchemeChange, monthsAround } from '../../core/report/months.ts'
import { workPerDay } from '../../core/report/quality.ts'
import { type Range, rangeAround } from '../../core/report/range.ts'
import type { Middle as TeamMiddle } from '../../core/report/team.ts'
import { miscPercent, type Stage } from '../../core/report/trend.ts'
import type { StintDatabase } from '../../store/database.ts'
import type { OwnReport } from '../../store/views/report-view.ts'
import { inWords } from '../formats.ts'
import { reportWords } from '../words/report.ts'
import { DownloadReport } from './download-report.tsx'
import { mineCsv, mineJson } from './files.ts'
import { FindingCards } from './findings/findings.tsx'
import { FirstPictures } from './first-pictures.tsx'
import { CrmFold, FocusFold, QualityFold, TimeFold } from './folds.tsx'
import { rangeName, whenWas } from './formats.ts'
import { useOwnNaming } from './naming.ts'
import { WithCrmOpen } from './parts/calls.tsx'
import { Days } from './parts/days.tsx'
import { Guess } from './parts/guess.tsx'
import { Hours } from './parts/hours.tsx'
import { Middle } from './parts/middle.tsx'
import { Misc } from './parts/misc.tsx'
import { Shares } from './parts/shares.tsx'
import { Switches } from './parts/switches.tsx'
import type { TablesDoor, TeamDoors } from './ports.ts'
import { type Read, useMonths } from './read-report.ts'

interface OwnPicturesProps {
  read: Read
  db: StintDatabase
  tables: TablesDoor
  middle: TeamDoors['middle'] | undefined
}

/** The team's middle, if it can be fetched: without it, only its section is missing. */
const useMiddle = (ask: OwnPicturesProps['middle'], { from, to }: Range) => {
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

/** How much was worked, in all and on the average day. */
const workedWords = ({ quality, sum }: OwnReport) => {
  const mean = workPerDay(quality)
  if (mean === undefined) return `${inWords(sum.worked)}.`
  const perDay = quality.worked === sum.worked ? reportWords.aDay : reportWords.aDayBefore
  return `${inWords(sum.worked)}, ${perDay(inWords(mean), quality.days)}.`
}

const givenOf = (mine: OwnReport, stages: readonly Stage[] | undefined): Given => {
  const { range, before, setting, notes } = mine
  const { months, changed } = monthsAround(range, setting)
  const within = (first: string) => hasSchemeChange(setting.versions, first, range.to)
  return {
    range,
    now: mine,
    before,
    stages,
    changed,
    crossed: { ranges: within(before.range.from), months: within(months[0]?.from ?? range.to) },
    calmDays: mine.calmDays,
    dialing: {
      now: dialingOf(mine.days, setting.versions),
      before: dialingOf(areComparable(mine, before) ? before.days : [], setting.versions),
    },
    notes: { now: notes, before: before.notes },
    rollUp: setting.rollUp,
  }
}

/** All pictures of a person's own report. */
export const OwnPictures = ({ read, db, tables, middle }: OwnPicturesProps) => {
  const { mine, guess } = read
  const { setting, range, before, sum, notes } = mine
  const { settings, today } = setting
  const stages = useMonths(db, mine)
  const team = useMiddle(middle, range)
  const naming = useOwnNaming(mine)
  const album = { textures: naming.textures, about: rangeName(range) }
  const common = { naming, album }
  const given = givenOf(mine, stages)
  const { ranges: rolled } = given.crossed
  // Ranges that cannot be compared are shown without the earlier one.
  const comparable = areComparable(mine, before)
  const beforeName = rangeName(before.range)
  const totals = rolled ? 'base' : 'work'
  return (
    <>
      <FindingCards
        given={given}
        naming={naming}
        watched={{ watch: mine.misc, limit: settings.miscShare }}
      />
      <FirstPictures days={mine.days.length}>
        <Shares
          work={sum[totals]}
          before={comparable ? before.sum[totals] : {}}
          beforeName={beforeName}
          worked={workedWords(mine)}
          rolled={rolled}
          {...common}
        />
        <Days
          days={mine.days}
          usual={comparable ? workPerDay(before.quality) : undefined}
          beforeName={beforeName}
          linkOf={(date) => `day.html#${date}`}
          {...common}
        />
      </FirstPictures>
      <TimeFold
        given={given}
        comparable={comparable}
        running={rangeAround('month', today).from}
        {...common}
      >
        {range.kind === 'month' && guess?.guess && (
          <Guess guess={guess.guess} base={sum.base} {...common} />
        )}
        {team && <Middle middle={team.of} sum={sum} {...common} />}
        <Misc
          notes={notes}
          before={before.notes}
          percent={miscPercent(sum)}
          limit={settings.miscShare}
          {...common}
        />
      </TimeFold>
      <FocusFold
        given={given}
        longest={mine.longest.map(({ category, startedAt, endedAt }) => ({
          category,
          ms: endedAt - startedAt,
          when: whenWas(startedAt, endedAt),
        }))}
        {...common}
      >
        <Switches days={mine.days} album={album} />
        <Hours hours={mine.hours} album={album} />
      </FocusFold>
      <CrmFold given={given} documented={mine.documented} beforeName={beforeName} {...common}>
        <WithCrmOpen beside={mine.beside} {...common} />
      </CrmFold>
      <QualityFold quality={mine.quality} album={album} />
      <DownloadReport
        tables={tables}
        about={album.about}
        csv={(dialect) => mineCsv(mine, naming, dialect)}
        json={() => mineJson(mine)}
      />
    </>
  )
}
