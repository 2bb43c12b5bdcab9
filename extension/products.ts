import type { Entry } from '../src/core/crm/product.ts'
import { type Recognise, recogniserOf } from '../src/core/crm/recogniser.ts'
import { browser } from './browser.ts'

/** As it is built: what never changes may be kept. After a failure it is asked for again. */
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
 * All that Stint knows about products: data beside the scripts (vite.config.ts), so that a worker
 * which starts for a click or a heartbeat need not read it. A worker cannot load scripts later.
 */
export const products = cachePromise(async (): Promise<readonly Entry[]> => {
  const answer = await fetch(browser.runtime.getURL('products.json'))
  return answer.json()
})

/** The table at work. */
export const recogniser = cachePromise(
  async (): Promise<Recognise> => recogniserOf(await products()),
)
