import { recogniserOf } from '../crm/recogniser.ts'
import type { CallEntry } from './product.ts'

/** Returns the id of the product whose call an address shows, or undefined for other addresses. */
export type RecogniseCall = (url: string) => string | undefined

/**
 * In a product for calls, a page with `/join/` in its address is a call. In other products it is a
 * step of signing in (`refused-everywhere.ts`).
 */
const JOIN = '/**/join/*'

/** The caller passes the table of products, so that this module does not load `products.ts`. */
export function callRecogniserOf(products: readonly CallEntry[]): RecogniseCall {
  const recognise = recogniserOf(
    products.map((entry) => ({ ...entry, kind: 'call', keep: [JOIN, ...(entry.keep ?? [])] })),
  )
  return (url) => recognise(url)?.product
}
