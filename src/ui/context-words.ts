import type { Context } from '../core/segment.ts'
import { productName } from './offered.ts'
import { words } from './words/here.ts'
import { recordWords } from './words/records.ts'

/** `Pipedrive · deal 4182`; a type that a product names in its own way stands for itself. */
export const contextWords = ({ product, record }: Context) => {
  const name = productName(product) ?? (product === 'own' ? words.ownCrm : product)
  if (!record) return name
  const type = recordWords.record[record.type] ?? record.type
  return `${name} · ${[type, record.id].filter(Boolean).join(' ')}`
}
