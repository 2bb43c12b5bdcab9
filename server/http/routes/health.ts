/** The endpoint's health report, for administrators. */
import type { HealthReport } from '../../../src/sync/contract.ts'
import { healthOf } from '../../health/health.ts'
import type { Dependencies } from './dependencies.ts'
import { HEALTH } from './health-table.ts'
import type { ServeMembers } from './serve.ts'

export const addHealthRoute = (serve: ServeMembers, { db, clock, received }: Dependencies) => {
  serve(HEALTH.getHealth, async (c) => {
    await received.store()
    return c.json((await healthOf(db, clock)) satisfies HealthReport)
  })
}
