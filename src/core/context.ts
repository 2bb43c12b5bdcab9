import type { Recognised } from './crm/recognise.ts'
import type { Context } from './segment.ts'
import type { Settings } from './settings.ts'

/** What may be kept of a recognised address: the product, and the record if the person allows it. */
export const contextOf = ({ product, record }: Recognised, { keepRecords }: Settings): Context => ({
  product,
  ...(keepRecords && record && { record }),
})
