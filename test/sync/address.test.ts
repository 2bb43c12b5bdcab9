/** Tests addresses of an endpoint as people type them, and endpoints under a path of a host. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { listen } from '../../server/http/listen.ts'
import { addMember } from '../../server/people/add-member.ts'
import { createCode } from '../../server/people/codes.ts'
import { readConnection } from '../../src/store/outbox/sending.ts'
import { baseText, endpointAt, hostsOf } from '../../src/sync/address.ts'
import { connect } from '../../src/sync/connect.ts'
import { fetchHistory } from '../../src/sync/history.ts'
import { leave } from '../../src/sync/leave.ts'
import { fetchLayout, fetchTeamAccess } from '../../src/sync/team.ts'
import {
  db,
  endpoint,
  readSending,
  sendNow,
  setUpBrowserAndEndpoint,
  workMorning,
} from '../support/connected-browser.ts'

setUpBrowserAndEndpoint()

test.each([
  ['https://host.example', 'https://host.example'],
  ['https://host.example/', 'https://host.example'],
  ['host.example', 'https://host.example'],
  ['HTTPS://Host.Example', 'https://host.example'],
  ['host.example:8443', 'https://host.example:8443'],
  ['10.0.0.7', 'https://10.0.0.7'],
  ['[fd00::1]:8443', 'https://[fd00::1]:8443'],
  ['  https://host.example\n', 'https://host.example'],
  ['\u200bhttps://host.example\u200b', 'https://host.example'],
  ['«https://host.example»', 'https://host.example'],
  ['<https://host.example/stint>', 'https://host.example/stint'],
  ['https:\\\\host.example\\stint', 'https://host.example/stint'],
  ['//host.example/stint', 'https://host.example/stint'],
  ['https://host.example/stint', 'https://host.example/stint'],
  ['https://host.example/stint/', 'https://host.example/stint'],
  ['https://host.example/Stint//', 'https://host.example/Stint'],
  ['host.example/a/b/c', 'https://host.example/a/b/c'],
  ['https://host.example/a/../b', 'https://host.example/b'],
  ['https://host.example/v1', 'https://host.example'],
  ['https://host.example/stint/v1/', 'https://host.example/stint'],
  ['https://host.example/v1/openapi.json', 'https://host.example'],
  ['https://host.example/v10', 'https://host.example/v10'],
  ['https://host.example?', 'https://host.example'],
  ['https://host.example/stint#', 'https://host.example/stint'],
  ['https://бюро.example/стинт', 'https://xn--90a0af9c.example/%D1%81%D1%82%D0%B8%D0%BD%D1%82'],
  ['http://localhost:8080/stint', 'http://localhost:8080/stint'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('%j is %s', (typed, base) => {
  const url = endpointAt(typed)
  expect(url && baseText(url)).toBe(base)
})

test.each([
  '',
  ' ',
  'https://',
  '/stint',
  'https://host example',
  'https://host.example:99999',
  'http://host.example',
  'http://10.0.0.7',
  'ftp://host.example',
  'javascript:alert(1)',
  'https://user:secret@host.example',
  'user@host.example',
  'mailto:ann@host.example',
  // A query or a fragment may be a part of the address that the person means. Stint therefore refuses
  // the address, and does not remove that part.
  'https://host.example/?team=1',
  'https://host.example/stint#team',
  'host.example?x',
])('%j is refused with a reason', async (typed) => {
  expect(await connect(db, typed, 'ABCD-2345')).toEqual({ ok: false, reason: 'address' })
  expect(hostsOf(typed)).toEqual([])
})

/**
 * Serves the endpoint under a path, as a company's proxy does. Requests for any other path get a web
 * page.
 */
async function mounted(prefix: string) {
  const paths: string[] = []
  const app = {
    fetch: async (request: Request) => {
      const { pathname, search } = new URL(request.url)
      paths.push(pathname)
      if (!pathname.startsWith(`${prefix}/`))
        return new Response('<h1>Not found</h1>', {
          status: 404,
          headers: { 'content-type': 'text/html' },
        })
      const { method, headers, body } = request
      const on = `${endpoint.url}${pathname.slice(prefix.length)}${search}`
      const answer = await fetch(on, { method, headers, body, duplex: 'half' } as RequestInit)
      // `fetch` has already unpacked the body of the answer.
      const unpacked = new Headers(answer.headers)
      unpacked.delete('content-encoding')
      return new Response(answer.body, { status: answer.status, headers: unpacked })
    },
  }
  const { url, stop } = await listen(app as Parameters<typeof listen>[0], { port: 0 })
  onTestFinished(stop)
  return { url, paths }
}

describe('an endpoint under a path', () => {
  test.each(['/stint', '/tools/time/Stint'])('%s: every request keeps it', async (prefix) => {
    const { url, paths } = await mounted(prefix)
    const member = await addMember(endpoint.db, 'Boss', 'Sales', Date.now(), 'manager')
    const { code } = await createCode(endpoint.db, member, Date.now())
    expect(await connect(db, `${url}${prefix}/`, code)).toMatchObject({ ok: true })
    expect((await readConnection(db))?.url).toBe(`${url}${prefix}`)
    await workMorning()
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
    await fetchHistory(db)
    expect(await fetchTeamAccess(db)).toMatchObject({ team: 'Sales', layout: true })
    await fetchLayout(db, { from: '2026-11-23', to: '2026-11-23' })
    await leave(db, 'keep')
    expect(paths.length).toBeGreaterThan(6)
    expect(paths.filter((path) => !path.startsWith(`${prefix}/v1/`))).toEqual([])
  })

  test('if the path is left out, connecting fails with a message, and the code goes nowhere else', async () => {
    const { url } = await mounted('/stint')
    expect(await connect(db, url, 'ABCD-2345')).toEqual({ ok: false, reason: 'answer' })
  })
})
