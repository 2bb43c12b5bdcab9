import { ownProperty } from '../core/own-property.ts'
import type { Context } from '../core/time/segment.ts'
import { productName } from './product-names.ts'
import { words } from './words/common.ts'
import { recordWords } from './words/records.ts'

/**
 * The name of a type of CRM record, such as `deal`. A type that exists in only one product keeps
 * the name that this product uses.
 */
export const recordType = (type: string) => ownProperty(recordWords.record, type) ?? type

/** The name of a CRM record, such as `deal 4182`. */
export const recordName = ({ type, id }: { type: string; id?: string | undefined }) =>
  [recordType(type), id].filter(Boolean).join(' ')

/** The CRM product and the record that a segment was spent on, such as `Pipedrive · deal 4182`. */
export const contextWords = ({ product, record }: Context) => {
  const name = productName(product) ?? (product === 'own' ? words.ownCrm : product)
  return record ? `${name} · ${recordName(record)}` : name
}
