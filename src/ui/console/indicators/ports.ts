import type {
  IndicatorChange,
  IndicatorChoices,
  IndicatorReadiness,
  NewReview,
  NewValues,
  Reviews,
  TableImport,
  TableImported,
  Values,
  ValuesStored,
} from '../../../sync/contract.ts'

export type PersonValues = NonNullable<Values['people']>[number]

/** Requests about the key indicators of a team that the person leads. */
export interface IndicatorPorts {
  /** The team's values of the periods that begin in the range of days from `from` to `to`. */
  values: (team: string, from: string, to: string) => Promise<NonNullable<Values['team']>>
  /**
   * The values of each person in the team. These people see the request in their access log.
   * `group`: the team is in group mode, and the endpoint returns no values of a single person.
   */
  people: (team: string, from: string, to: string) => Promise<readonly PersonValues[] | 'group'>
  store: (team: string, values: NewValues['values']) => Promise<ValuesStored>
  importTable: (team: string, asked: TableImport) => Promise<TableImported>
  choices: (team: string) => Promise<IndicatorChoices>
  change: (team: string, change: IndicatorChange) => Promise<IndicatorChoices>
  /**
   * For volume and for margin, the number of months for which the team has values. The endpoint
   * answers this request only for administrators and for people who lead the team.
   */
  readiness: (team: string) => Promise<IndicatorReadiness>
  reviews: (team: string) => Promise<Reviews['reviews']>
  review: (team: string, review: NewReview) => Promise<Reviews['reviews']>
}
