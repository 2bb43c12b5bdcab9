import type { Standing } from '../../core/report/standing-out.ts'
import { reportWords } from '../words/report.ts'
import type { Naming } from './category-names.ts'
import { inPercent, inPoints } from './formats.ts'

/**
 * Says in a few words why a person stands out (core/report/standing-out.ts), such as `misc +9` or
 * `Documentation 34%`.
 */
export function standingWords(standing: Standing, { inTotal }: Pick<Naming, 'inTotal'>): string {
  const { stands } = reportWords
  switch (standing.kind) {
    case 'misc':
      return stands.misc(inPoints(standing.points))
    case 'selling':
      return stands.selling(inPoints(standing.points))
    case 'category':
      return `${inTotal(standing.id)} ${inPercent(standing.percent)}`
    case 'explained':
      return stands.explained(inPercent(standing.percent))
    case 'days':
      return stands.days(standing.days, standing.of)
  }
}
