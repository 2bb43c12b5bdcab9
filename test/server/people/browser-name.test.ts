import { expect, it } from 'vitest'
import { browserNameFrom } from '../../../server/people/browser-name.ts'
import { createCode } from '../../../server/people/codes.ts'
import { minute } from '../../../src/core/time/units.ts'
import { Devices } from '../../../src/sync/contract.ts'
import { command } from '../../support/endpoint/command.ts'
import { connectDevice, newMember, startEndpoint } from '../../support/endpoint/fixture.ts'

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'

it.each([
  [`${WINDOWS} ${WEBKIT} Chrome/150.0.0.0 Safari/537.36`, 'Chrome on Windows'],
  [`${MAC} ${WEBKIT} Chrome/150.0.0.0 Safari/537.36`, 'Chrome on macOS'],
  [`${WINDOWS} ${WEBKIT} Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0`, 'Edge on Windows'],
  [`${WINDOWS} ${WEBKIT} Chrome/148 YaBrowser/26.4 Safari/537.36`, 'Yandex Browser on Windows'],
  [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/150.0 OPR/120`, 'Opera on Linux'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/150`, 'Chrome on ChromeOS'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  ['Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'Firefox on Android'],
  ['Mozilla/5.0 (Windows NT 10.0; rv:140.0)', 'Windows'],
  ['curl/8.5.0', null],
  ['', null],
  [undefined, null],
  [`<script>\u001B[31m Chrome/1 Windows`, 'Chrome on Windows'],
  [`${'x'.repeat(100_000)} Chrome/150 Windows`, null],
])('%s is a %s', (userAgent, label) => {
  expect(browserNameFrom(userAgent)).toBe(label)
})

it('two laptops of a person can be distinguished, by them and at the command line', async () => {
  const endpoint = await startEndpoint()
  endpoint.now = Date.now()
  const member = await newMember(endpoint)
  const first = await connectDevice(endpoint, member)
  endpoint.now += minute
  const { code } = await createCode(endpoint.db, member, endpoint.now)
  const second = crypto.randomUUID()
  const connected = await endpoint.app.request('/v1/devices', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': `${WINDOWS} ${WEBKIT} Chrome/150.0.0.0 Safari/537.36`,
    },
    body: JSON.stringify({ code, device: second }),
  })
  expect(connected.status).toBe(200)
  const { devices } = Devices.parse(await (await first.get('/v1/devices')).json())
  const labels = new Map(devices.map(({ id, label }) => [id, label]))
  expect([labels.get(first.id), labels.get(second)]).toEqual([undefined, 'Chrome on Windows'])
  const { stdout } = await command(['device', 'list', 'anna', '--db', endpoint.where])
  const lines = stdout.split('\n')
  const at = /first seen \d{4}-\d\d-\d\d \d\d:\d\d, last seen \d{4}-\d\d-\d\d \d\d:\d\d/
  expect(lines.find((line) => line.startsWith(second))).toMatch(/Chrome on Windows {2}first seen/)
  expect(lines.find((line) => line.startsWith(first.id))).toMatch(at)
  // The endpoint stores no part of the User-Agent header that contains the browser's version.
  const kept = await endpoint.db.selectFrom('devices').selectAll().execute()
  expect(JSON.stringify(kept)).not.toMatch(/\b150\b|AppleWebKit/)
})
