// @vitest-environment happy-dom
/** Tests the console in a browser that does not know its time zone (`TZ=''`). */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { logPorts } from '../../../server/console/log-ports.ts'
import { peoplePorts } from '../../../server/console/people-ports.ts'
import { ownZone } from '../../../src/store/own-zone.ts'
import type { Line } from '../../../src/sync/request.ts'
import { todayHere } from '../../../src/ui/console/date-here.ts'
import { whenOf } from '../../../src/ui/settings/who-looked/look-words.ts'
import type { Look } from '../../../src/ui/settings/who-looked/looks.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 24, 22, 30) })
  vi.spyOn(Temporal.Now, 'timeZoneId').mockReturnValue('Etc/Unknown')
  vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-120)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

it('has the days of its offset from UTC', () => {
  expect(ownZone()).toBe('+02:00')
  expect(todayHere()).toBe('2026-11-25')
  const look = { at: Date.now(), reader: { name: 'Mia' }, reads: [] } as unknown as Look
  expect(whenOf(look)).toMatch(/today/)
})

it('sends a zone that the endpoint knows', async () => {
  const asked: string[] = []
  const request = async (path: string, _: unknown, options: { body?: unknown } = {}) => {
    asked.push(decodeURIComponent(path) + JSON.stringify(options.body ?? ''))
    return { members: [] }
  }
  const line = { request } as unknown as Line
  await logPorts(line).acts({ from: '2026-11-01' })
  await peoplePorts(line).leave('anna', '2026-11-30')
  for (const text of asked) expect(text).toMatch(/\+02:00/)
})
