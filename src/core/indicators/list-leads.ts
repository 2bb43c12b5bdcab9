/**
 * The number of leads of a call list. A call list is identified by the note that the person used
 * for dialing and calls. A team can count its leads with an indicator of the same name: the value
 * of that indicator is the result.
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
