/**
 * Tests the messages that the console shows when a proxy or a login page answers instead of the
 * endpoint.
 */
import { expect, onTestFinished, test, vi } from 'vitest'
import { Devices } from '../../src/sync/contract.ts'
import { lineTo } from '../../src/sync/request.ts'
import { failureWords } from '../../src/ui/console/failure-words.ts'
import { en } from '../../src/ui/words/console-en.ts'
import { ru } from '../../src/ui/words/console-ru.ts'
import { responseOf } from '../support/foreign-answers.ts'

const HTML = 'text/html'
const page = (status: number) => () =>
  responseOf({ status, type: HTML, body: '<html>Log in</html>' })

test.each<[string, () => Response, keyof typeof en.failures]>([
  ['a login page', page(200), 'portal'],
  ['a redirect to a login', page(302), 'portal'],
  ['a gateway whose session has ended', page(401), 'portal'],
  ['a firewall', page(403), 'portal'],
  ['a network that wants a login', page(511), 'portal'],
  ['a proxy with a limit of size', page(413), 'too-large'],
  ['a proxy with nobody behind it', page(502), 'between'],
  ['a load balancer', page(503), 'between'],
  ['a page that is not there', page(404), 'between'],
  ['another JSON', () => Response.json({ ok: true }), 'answer'],
])('%s: the console says what to do', async (_, answer, failure) => {
  vi.stubGlobal('fetch', async () => answer())
  onTestFinished(() => void vi.unstubAllGlobals())
  const line = lineTo({ url: 'https://stint.example' }, { isOwnPage: true })
  const error = await line.request('/v1/devices', Devices).catch((cause: unknown) => cause)
  expect(failureWords(error)).toBe(en.failures[failure])
})

test('each failure has a sentence of its own, in both languages', () => {
  for (const { failures } of [en, ru])
    expect(new Set(Object.values(failures)).size).toBe(Object.keys(en.failures).length)
})
