import { describe, expect, it } from 'vitest'
import { hour } from '../../../src/core/time/units.ts'
import { Layout, Receipt } from '../../../src/sync/contract.ts'
import { NOON, newDevice, segment, startEndpoint } from '../../support/endpoint/fixture.ts'

const NAMES = Object.getOwnPropertyNames(Object.prototype)

describe('a row with a name that is refused today', () => {
  it('counts in layout and receipt like any other', async () => {
    const endpoint = await startEndpoint()
    const device = await newDevice(endpoint, 'Mia', 'Sales', 'manager')
    const rows = NAMES.map((_, i) =>
      segment({
        category: 'documentation',
        context: { product: 'hubspot' },
        startedAt: NOON - (i + 1) * hour,
        endedAt: NOON - i * hour,
      }),
    )
    await device.send(rows)
    for (const [i, name] of NAMES.entries())
      await endpoint.db
        .updateTable('segments')
        .set(i % 2 ? { category: name } : { product: name })
        .where('id', '=', rows[i]?.id ?? '')
        .execute()
    const answer = await device.get('/v1/team/layout?from=2026-11-23&to=2026-11-23&zone=UTC')
    const { members } = Layout.parse(await answer.json())
    const day = members[0]?.days[0]
    const receipt = Receipt.parse(await (await device.get('/v1/days/2026-11-23?zone=UTC')).json())
    for (const [i, name] of NAMES.entries()) {
      if (name === '__proto__') continue
      const [inLayout, inReceipt] =
        i % 2 ? [day?.seconds, receipt.seconds] : [day?.products, undefined]
      expect([name, Object.entries(inLayout ?? {})]).toEqual([
        name,
        expect.arrayContaining([[name, 3600]]),
      ])
      if (inReceipt) expect(Object.entries(inReceipt)).toContainEqual([name, 3600])
    }
    for (const figures of [day?.longest, day?.seconds, day?.products])
      for (const value of Object.values(figures ?? {})) expect(value % 3600).toBe(0)
  })
})
