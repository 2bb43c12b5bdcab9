/** Tests the messages about wrong addresses and wrong codes. */
import { describe, expect, test, vi } from 'vitest'
import { connect } from '../../src/sync/connect.ts'
import { db, endpoint, setUpBrowserAndEndpoint } from '../support/connected-browser.ts'

setUpBrowserAndEndpoint()

describe('connecting', () => {
  test.each([
    ['http://crm.example', 'address'],
    ['ftp://x', 'address'],
    ['https://user:secret@x.example', 'address'],
    ['', 'address'],
    ['http://127.0.0.1:1', 'network'],
  ])('to %s says what is wrong', async (url, reason) => {
    expect(await connect(db, url, 'AAAA-AAAA')).toEqual({ ok: false, reason })
  })

  test('with a wrong code gives the reason', async () => {
    expect(await connect(db, endpoint.url, 'AAAA-AAAA')).toEqual({ ok: false, reason: 'code' })
  })

  test('an answer that never arrives is no fault of the server, which can be reached', async () => {
    const fetch = vi.spyOn(globalThis, 'fetch')
    fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    const connected = await connect(db, endpoint.url, 'AAAA-AAAA')
    fetch.mockRestore()
    expect(connected).toEqual({ ok: false, reason: 'network' })
  })
})
