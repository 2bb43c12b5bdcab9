/**
 * The number of leads of a call list (a note on dialing and calls). It is the value of the team's
 * indicator that has the same name as the list.
 */
import type { CallList } from '../report/call-lists.ts'
import { normalNote } from '../report/misc-watch.ts'
import type { OwnDefinition } from './definitions.ts'
import type { Figures } from './figures.ts'

export const leadsOfList = (
  { key }: Pick<CallList, 'key'>,
  figures: Figures,
  own: readonly OwnDefinition[],
): number | undefined => {
  const counted = own.find(({ name, measure }) => measure === 'count' && normalNote(name) === key)
  return counted && figures[counted.id]
}
