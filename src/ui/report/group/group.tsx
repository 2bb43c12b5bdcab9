import { useEffect, useState } from 'preact/hooks'
import { shareChanges } from '../../../core/report/compare.ts'
import { type GroupWeek, meanShares, sellingOf, wholeWeeks } from '../../../core/report/group.ts'
import type { Range } from '../../../core/report/range.ts'
import { BASE_IDS } from '../../../core/report/roll-up.ts'
import { dateAfter } from '../../../core/time/days.ts'
import { reportWords } from '../../words/report.ts'
import { namingOf } from '../category-names.ts'
import { ChartSection } from '../chart-section.tsx'
import { rangeName, shareOrDash, spanOfDays } from '../formats.ts'
import { NotRead } from '../not-read.tsx'
import { shareBars } from '../parts/shares.tsx'
import { type Failure, failureOf, type TeamPorts, type TeamSetting } from '../ports.ts'
import { Table } from '../table.tsx'

interface GroupProps {
  range: Range
  setting: TeamSetting
  name: string
  group: TeamPorts['group']
}

type State = 'waiting' | { failure: Failure } | readonly GroupWeek[]

const useWeeks = ({ range, group }: Pick<GroupProps, 'range' | 'group'>) => {
  const [state, setState] = useState<State>('waiting')
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const control = new AbortController()
    const tell = (next: State) => {
      if (!control.signal.aborted) setState(next)
    }
    setState('waiting')
    const weeks = wholeWeeks(range)
    if (weeks)
      group(weeks, control.signal).then(tell, (error) =>
        tell({ failure: failureOf(error, reportWords.failures) }),
      )
    else tell([])
    return () => control.abort()
  }, [range.from, range.to, tries])
  return { state, again: () => setTries(tries + 1) }
}

const nameOfWeek = (week: string) => spanOfDays(week, dateAfter(week, 6))

const Weeks = ({ weeks, ids, name }: WeeksProps) => (
  <Table
    caption={reportWords.groupWeeks}
    heads={[
      reportWords.kinds.week,
      reportWords.groupPeople,
      reportWords.groupHours,
      reportWords.selling,
      ...ids.map(name),
    ]}
    rows={weeks.flatMap((one) => {
      const { week, figures } = one
      if (!figures) return []
      const { people, hours, base } = figures
      const shares = ids.map((id) => shareOrDash(base[id]))
      const cells = [reportWords.orMore(people), hours, shareOrDash(sellingOf(one)), ...shares]
      return [{ key: week, head: nameOfWeek(week), cells }]
    })}
  />
)

interface WeeksProps {
  weeks: readonly GroupWeek[]
  /** The ids of the categories whose share the endpoint returns. */
  ids: readonly string[]
  name: (id: string) => string
}

/** The list of weeks without figures, each with the reason. */
const Missing = ({ weeks }: { weeks: readonly GroupWeek[] }) => (
  <ul id="group-missing">
    {weeks.flatMap(({ week, why }) =>
      why === undefined
        ? []
        : [
            <li key={week}>
              {nameOfWeek(week)}: {reportWords.groupWhy[why]}
            </li>,
          ],
    )}
  </ul>
)

const Figures = ({ weeks, range, setting, name }: GroupProps & { weeks: readonly GroupWeek[] }) => {
  const naming = namingOf(setting.rollUp, setting.settings, [])
  const mean = meanShares(weeks)
  const ids = BASE_IDS.filter((id) => Object.hasOwn(mean, id))
  if (weeks.length === 0) return <p class="empty">{reportWords.groupNoWeek}</p>
  return (
    <>
      {ids.length > 0 && (
        <ChartSection
          id="shares"
          title={reportWords.shares}
          says={reportWords.groupSays}
          draw={shareBars(shareChanges(mean, {}), naming.name, (id) => id)}
          shared={{ textures: naming.textures, about: `${name}, ${rangeName(range)}` }}
          wide
          numbers="always"
          first
        >
          <Weeks weeks={weeks} ids={ids} name={naming.name} />
        </ChartSection>
      )}
      <Missing weeks={weeks} />
    </>
  )
}

/**
 * The report of a team in group mode (docs/domain.md, *Who sees what*): the figures that the
 * endpoint returns, and the reasons why other figures are missing.
 */
export const Group = (props: GroupProps) => {
  const { state, again } = useWeeks(props)
  return (
    <div id="group">
      <p class="says" id="group-mode">
        {reportWords.groupMode}
      </p>
      {state === 'waiting' && <p role="status">{reportWords.loading}</p>}
      {typeof state === 'object' && 'failure' in state && (
        <NotRead failure={state.failure} id="group-again" again={again} />
      )}
      {Array.isArray(state) && <Figures {...props} weeks={state} />}
    </div>
  )
}
