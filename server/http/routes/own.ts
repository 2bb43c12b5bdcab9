/**
 * The routes about the caller's own data: who they are, their devices, and who read their figures.
 */
import type { AccessLog, Devices, Me, ShortCode } from '../../../src/sync/contract.ts'
import { accessLogOf } from '../../access/access-log.ts'
import type { Database } from '../../db/tables.ts'
import { modeOf } from '../../group/periods.ts'
import { createCode } from '../../people/codes.ts'
import { namesOf } from '../../people/connect-device.ts'
import { devicesOf, revokeDevice } from '../../people/devices.ts'
import { keepOwnTime, readOwnTime, readTeamTime } from '../../people/working-time.ts'
import { ProblemError } from '../problem.ts'
import type { Dependencies } from './dependencies.ts'
import type { ServeMembers } from './serve.ts'
import { ROUTES } from './table.ts'

/** Returns devices as the API describes them. */
export const devicesAnswer = (devices: Awaited<ReturnType<typeof devicesOf>>): Devices => ({
  devices: devices.map((device) => ({
    id: device.id,
    connectedAt: device.created_at,
    lastSeenAt: device.last_seen_at,
    ...(device.label && { label: device.label }),
    ...(device.version !== null && { version: device.version }),
    ...(device.kind === 'console' && { console: true as const }),
  })),
})

const workingTimeOf = async (db: Database, team: string, member: string) => {
  const own = await readOwnTime(db, member)
  return { ...(own && { own }), team: await readTeamTime(db, team) }
}

export const addOwnRoutes = (serve: ServeMembers, { db, now }: Dependencies) => {
  serve(ROUTES.getMe, async (c) => {
    const { team, member, id, role, isTracked } = c.get('caller')
    return c.json({
      id: member,
      ...(await namesOf(db, team, member)),
      role,
      device: id,
      ...(!isTracked && { tracked: false as const }),
      mode: await modeOf(db, team, now()),
      workingTime: await workingTimeOf(db, team, member),
    } satisfies Me)
  })

  serve(ROUTES.makeOwnCode, async (c) => {
    const { team, member } = c.get('caller')
    return c.json((await createCode(db, { team, member }, now(), member)) satisfies ShortCode)
  })

  serve(ROUTES.putWorkingTime, async (c, read) => {
    await keepOwnTime(db, c.get('caller').member, await read.body())
    return c.body(null, 204)
  })

  serve(ROUTES.getDevices, async (c) => {
    const devices = await devicesOf(db, c.get('caller'), now())
    return c.json(devicesAnswer(devices))
  })

  serve(ROUTES.getAccessLog, async (c, read) => {
    const { before, limit } = read.query()
    const page = {
      before: before === undefined ? undefined : Number(before),
      most: limit === undefined ? undefined : Number(limit),
    }
    return c.json((await accessLogOf(db, c.get('caller'), page)) satisfies AccessLog)
  })

  serve(ROUTES.revokeDevice, async (c, read) => {
    const { team, member } = c.get('caller')
    const revoked = await revokeDevice(db, { team, member, id: read.param() }, member, now())
    if (!revoked) throw new ProblemError('not-found')
    return c.body(null, 204)
  })
}
