import type { CallProduct } from '../src/core/calls/product.ts'
import { callRecogniserOf } from '../src/core/calls/recogniser.ts'
import type { Entry } from '../src/core/crm/product.ts'
import { type Recognise, recogniserOf } from '../src/core/crm/recogniser.ts'
import { browser } from './browser.ts'

/**
 * Returns a function that requests a value once and keeps it, for values that never change. After a
 * failure the value is requested again.
 */
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
 * The table of products. It is a data file of its own (vite.config.ts), so that a worker started
 * for a click or a heartbeat does not read it. It is not a script, because a worker cannot load
 * scripts later.
 */
export const products = cachePromise(() => readTable<Entry>('products.json'))

const readTable = async <Row>(file: string): Promise<readonly Row[]> => {
  const answer = await fetch(browser.runtime.getURL(file))
  return answer.json()
}

/** Recognises the product of an address, by the product table. */
export const recogniser = cachePromise(
  async (): Promise<Recognise> => recogniserOf(await products()),
)

/** Recognises calls: which call an address belongs to, and the match patterns of each product. */
export const callRecogniser = cachePromise(async () => {
  const calls = await readTable<CallProduct>('calls.json')
  return {
    recognise: callRecogniserOf(calls),
    hosts: new Map(calls.map(({ id, hosts }) => [id, hosts])),
  }
})
