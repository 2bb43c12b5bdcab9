import type { TableReading } from '../src/sync/contract.ts'

/**
 * The number of characters that are searched for separators. A file may consist of one very long
 * line.
 */
const LOOKED_AT = 4000

const SEPARATORS = [',', ';', '\t'] as const

/** Returns the separator that occurs most often in the first line, outside of quotation marks. */
export const separatorOf = (text: string): TableReading['separator'] => {
  const [first = ''] = text.slice(0, LOOKED_AT).split(/[\r\n]/, 1)
  const bare = first.replace(/"[^"]*"/g, '')
  const counted = SEPARATORS.map((one) => ({ one, count: bare.split(one).length }))
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).one
}
