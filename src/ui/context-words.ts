import type { Context } from '../core/segment.ts'
import { productName } from './offered.ts'
import { words } from './words/here.ts'

/** `Pipedrive · deal 4182` */
export const contextWords = ({ product, record }: Context) => {
  const name = productName(product) ?? (product === 'own' ? words.ownCrm : product)
  return record ? `${name} · ${[record.type, record.id].filter(Boolean).join(' ')}` : name
}
