/** Tests the migration that added the table of people, on a database from before that migration. */
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../server/db/database.ts'
import { createApp } from '../../../server/http/app.ts'
import { createCode } from '../../../server/people/codes.ts'
import { newDevice, postOf, segment, startEndpoint } from '../../support/endpoint/fixture.ts'
import { undoPeople } from '../../support/endpoint/undo-migration.ts'

it('people, heads, codes and devices of a database from before are as they were', async () => {
  const endpoint = await startEndpoint()
  const mia = await newDevice(endpoint, 'Mia', 'Sales', 'manager')
  const ada = await newDevice(endpoint, 'Ada', 'Sales', 'administrator')
  const anna = await newDevice(endpoint, 'Anna', 'Sales')
  await anna.send([segment()])
  const { code } = await createCode(endpoint.db, anna.member, endpoint.now)
  // Makes two teams whose names differ only in case. Such teams exist in old databases, because the
  // endpoint did not compare names.
  const twin = crypto.randomUUID()
  await endpoint.db.insertInto('teams').values({ id: twin, name: 'sales', created_at: 0 }).execute()
  await undoPeople(endpoint)
  const db = await openDatabase(endpoint.where)
  onTestFinished(() => db.destroy())
  const app = createApp(db, { now: () => endpoint.now })
  const get = (device: typeof anna, path: string) =>
    app.request(path, { headers: device.authorization })
  const range = '?from=2026-11-23&to=2026-11-23&zone=UTC'
  for (const [device, status] of [
    [mia, 200],
    [ada, 403],
    [anna, 403],
  ] as const)
    expect((await get(device, `/v1/team/layout${range}`)).status).toBe(status)
  const layout = await (await get(mia, `/v1/team/layout${range}`)).json()
  expect(layout).toMatchObject({
    members: [{ name: 'Ada' }, { name: 'Anna', since: '2026-11-23' }, { name: 'Mia' }],
  })
  expect(await (await get(ada, '/v1/teams')).json()).toMatchObject({
    teams: [{ name: 'sales' }, { name: 'Sales', heads: [{ name: 'Mia' }] }],
  })
  const connecting = await app.request('/v1/devices', {
    method: 'POST',
    ...postOf({ code, device: crypto.randomUUID() }, {}),
  })
  expect(connecting.status).toBe(200)
  expect(await (await get(anna, '/v1/segments')).json()).toMatchObject({ segments: [{}] })
})
