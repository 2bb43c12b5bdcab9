import type { GroupWeek } from '../../../core/report/group.ts'
import type { Dates } from '../../../core/report/range.ts'
import type { Person as ReportedPerson } from '../../../core/report/team.ts'
import type { SchemeVersion } from '../../../core/scheme/versions.ts'

interface AskedPeople {
  team: string
  /**
   * `range`: the days whose figures are fetched day by day; `months`: the days whose figures are
   * fetched as sums of months.
   */
  range: Dates
  months: Dates
  versions: readonly SchemeVersion[]
  zone: string
  signal: AbortSignal
}

export interface TeamPorts {
  /** The versions of a team's scheme, from the oldest to the newest. */
  versions: (team: string) => Promise<readonly SchemeVersion[]>
  /**
   * The people of a team with their figures; `group` if the team is in group mode, in which the
   * endpoint returns no figures of a person (docs/domain.md, *Who sees what*).
   */
  people: (asked: AskedPeople) => Promise<readonly ReportedPerson[] | 'group'>
  /** The figures of a team in group mode, for whole weeks from Monday to Sunday. */
  group: (team: string, weeks: Dates, signal: AbortSignal) => Promise<readonly GroupWeek[]>
}
