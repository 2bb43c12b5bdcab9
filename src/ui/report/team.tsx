import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { monthsAround } from '../../core/report/months.ts'
import { type Dates, MOST_DAYS, type Range, shiftRange } from '../../core/report/range.ts'
import { monthsOf, type Person } from '../../core/report/team.ts'
import { Button } from '../button.tsx'
import { reportWords } from '../words/report.ts'
import { namingOf } from './category-names.ts'
import { Group } from './group/group.tsx'
import { NotRead } from './not-read.tsx'
import { type Failure, failureOf, type TeamSetting } from './ports.ts'
import { TeamCharts, type TeamProps } from './team-charts.tsx'

/**
 * The dates to fetch: the days of the shown range and of the range before, and the months around
 * them. Days that are more than `MOST_DAYS` before the end of the range are left out, because the
 * endpoint does not return so many in one answer.
 */
function datesToFetch(
  range: Range,
  { versions, today }: TeamSetting,
): { days: Dates; months: Dates } {
  const to = range.to
  const first = Temporal.PlainDate.from(to)
    .subtract({ days: MOST_DAYS - 1 })
    .toString()
  const { months } = monthsAround(range, { versions, today, since: first })
  const from = shiftRange(range, -1).from
  return {
    days: { from: from > first ? from : first, to },
    months: { from: months[0]?.from ?? range.from, to: months.at(-1)?.to ?? to },
  }
}

type State =
  | { people: readonly Person[] | 'group'; of: Range }
  | { failure: Failure; of: Range }
  | undefined

const useLayout = ({ range, setting, layout }: TeamProps) => {
  const [state, setState] = useState<State>()
  const [tries, setTries] = useState(0)
  const wait = useRef<AbortController>(undefined)
  useEffect(() => {
    const control = new AbortController()
    wait.current = control
    let stopped = false
    const tell = (next: State) => {
      if (!stopped) setState(next)
    }
    setState(undefined)
    const { days, months } = datesToFetch(range, setting)
    layout(days, control.signal, months).then(
      (people) => tell({ people, of: range }),
      (error) => {
        const failure = failureOf(error, reportWords.failures)
        tell({ failure: control.signal.aborted ? 'cancelled' : failure, of: range })
      },
    )
    return () => {
      stopped = true
      control.abort()
    }
  }, [range.from, range.to, range.kind, tries])
  return { state, again: () => setTries(tries + 1), cancel: () => wait.current?.abort() }
}

const TeamContent = (props: TeamProps & { people: readonly Person[] }) => {
  const { people, range, setting } = props
  const naming = useMemo(() => {
    const sums = people.flatMap((one) => [...one.days, ...monthsOf(one)])
    return namingOf(setting.rollUp, setting.settings, sums)
  }, [people, setting])
  if (!people.some(({ days }) => days.some(({ date }) => date >= range.from)))
    return <p class="empty">{reportWords.teamNobody}</p>
  return <TeamCharts {...props} naming={naming} />
}

/**
 * A team's report for its manager. The report is fetched from the endpoint, and no part of the
 * report is stored.
 */
export const Team = (props: TeamProps) => {
  const { state, again, cancel } = useLayout(props)
  const of = state?.of
  return (
    <div id="team" data-shown={of && `${of.kind} ${of.from} ${of.to}`}>
      {!state && (
        <div class="empty">
          <p role="status">{reportWords.loading}</p>
          <Button id="cancel-team" onClick={cancel}>
            {reportWords.cancel}
          </Button>
        </div>
      )}
      {state && 'failure' in state && <NotRead failure={state.failure} id="again" again={again} />}
      {state && 'people' in state && state.people === 'group' && props.group && (
        <Group {...props} group={props.group} />
      )}
      {state && 'people' in state && state.people !== 'group' && (
        <TeamContent {...props} people={state.people} />
      )}
    </div>
  )
}
