// @vitest-environment happy-dom
import { Dexie } from 'dexie'
import { expect, it, onTestFinished } from 'vitest'
import { troubleBadge } from '../../src/ui/badge.ts'
import { troubleOf } from '../../src/ui/failure.ts'

const diskWith = (free: number) => {
  Object.defineProperty(navigator, 'storage', {
    value: { estimate: async () => ({ quota: 5_000_000 + free, usage: 5_000_000 }) },
    configurable: true,
  })
  onTestFinished(() => {
    Reflect.deleteProperty(navigator, 'storage')
  })
}

const MB = 1_000_000
const unknown = new DOMException('Internal error opening backing store', 'UnknownError')
const quota = new DOMException('', 'QuotaExceededError')

it.each([
  ['what the browser calls so', quota, 100 * MB, 'full'],
  ['wrapped by Dexie', new Dexie.AbortError('Aborted', quota), 100 * MB, 'full'],
  ['Chromium on a full disk', new Dexie.OpenFailedError('Failed', unknown), 0, 'full'],
  ['cannot be opened', new Dexie.OpenFailedError('Failed', unknown), 100 * MB, 'closed'],
  ['closed', new Dexie.DatabaseClosedError(), 100 * MB, 'closed'],
  ['anything else', new RangeError(), 100 * MB, 'other'],
])('%s', async (_, error, free, trouble) => {
  diskWith(free)
  expect(await troubleOf(error)).toBe(trouble)
})

it('if the browser does not report free space, the error alone counts', async () => {
  expect(await troubleOf(new Dexie.OpenFailedError('Failed', unknown))).toBe('closed')
})

it('the badge says that nothing is stored, and why', () => {
  expect(troubleBadge('full')).toMatchObject({
    text: '!',
    title: expect.stringContaining('the disk is full'),
  })
})
