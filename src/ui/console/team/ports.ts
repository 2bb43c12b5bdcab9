import type { GroupWeek } from '../../../core/report/group.ts'
import type { Dates } from '../../../core/report/range.ts'
import type { Person as ReportedPerson } from '../../../core/report/team.ts'
import type { SchemeVersion } from '../../../core/scheme/versions.ts'

interface AskedPeople {
  team: string
  /** `range`: the days to fetch in full; `months`: the days whose months are fetched as sums. */
  range: Dates
  months: Dates
  versions: readonly SchemeVersion[]
  zone: string
  signal: AbortSignal
}

export interface TeamPorts {
  /** The versions of a team's scheme, the oldest first. */
  versions: (team: string) => Promise<readonly SchemeVersion[]>
  /**
   * The people of a team with their figures; `group` if the team is in group mode, in which no
   * figures of a person are given (docs/domain.md, *Who sees what*).
   */
  people: (asked: AskedPeople) => Promise<readonly ReportedPerson[] | 'group'>
  /** The weeks of a team in group mode, from a Monday to a Sunday. */
  group: (team: string, weeks: Dates, signal: AbortSignal) => Promise<readonly GroupWeek[]>
}
