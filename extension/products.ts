import type { CallProduct } from '../src/core/calls/product.ts'
import { callRecogniserOf } from '../src/core/calls/recogniser.ts'
import type { Entry } from '../src/core/crm/product.ts'
import { type Recognise, recogniserOf } from '../src/core/crm/recogniser.ts'
import { browser } from './browser.ts'

/** Caches a value that never changes; after a failure it is requested again. */
const cachePromise = <T>(make: () => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}

/**
 * The product table: data in a separate file (vite.config.ts), so that a worker started for a click
 * or a heartbeat need not read it. A worker cannot load scripts later.
 */
export const products = cachePromise(() => readTable<Entry>('products.json'))

const readTable = async <Row>(file: string): Promise<readonly Row[]> => {
  const answer = await fetch(browser.runtime.getURL(file))
  return answer.json()
}

/** The recogniser for the product table. */
export const recogniser = cachePromise(
  async (): Promise<Recognise> => recogniserOf(await products()),
)

/** The same for products for calls: which call an address is, and the match patterns of each. */
export const callRecogniser = cachePromise(async () => {
  const calls = await readTable<CallProduct>('calls.json')
  return {
    recognise: callRecogniserOf(calls),
    hosts: new Map(calls.map(({ id, hosts }) => [id, hosts])),
  }
})
