/** The routes by which an administrator reads the audit and the access log. */
import type { AllReads, Audit, LogQuery } from '../../../src/sync/contract.ts'
import { allReads } from '../../access/all-reads.ts'
import { logPageOf } from '../../access/newest-first.ts'
import { auditPage } from '../../people/audit-page.ts'
import { ADMINISTRATION } from './administration-table.ts'
import { type Dependencies, refuseUnknownZone } from './dependencies.ts'
import type { ServeMembers } from './serve.ts'

export const addLogRoutes = (serve: ServeMembers, { db }: Dependencies) => {
  const pageOf = (asked: LogQuery) => refuseUnknownZone(async () => logPageOf(asked))

  serve(ADMINISTRATION.getAudit, async (c, read) =>
    c.json((await auditPage(db, await pageOf(read.query()))) satisfies Audit),
  )

  serve(ADMINISTRATION.getReads, async (c, read) =>
    c.json((await allReads(db, await pageOf(read.query()))) satisfies AllReads),
  )
}
