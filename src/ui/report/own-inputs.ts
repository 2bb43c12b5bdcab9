/** The input for the findings and the folded part of a person's own report. */
import { dialingOf } from '../../core/report/calls.ts'
import { areComparable } from '../../core/report/compare.ts'
import type { Given } from '../../core/report/findings/findings.ts'
import { hasSchemeChange, monthsAround } from '../../core/report/months.ts'
import type { Stage } from '../../core/report/trend.ts'
import type { OwnReport } from '../../store/views/report-view.ts'

export const ownInputs = (mine: OwnReport, stages: readonly Stage[] | undefined): Given => {
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
