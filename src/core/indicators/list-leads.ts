/** Leads of a call list: an indicator of the team's own that has the list's name. */
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
