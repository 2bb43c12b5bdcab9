import { onTestFinished } from 'vitest'
import { listen } from '../../server/http/listen.ts'
import { createCode } from '../../server/people/codes.ts'
import { devicesOf } from '../../server/people/devices.ts'
import type { Role } from '../../server/people/role-of-person.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { connect } from '../../src/sync/connect.ts'
import type { LiveRow } from '../../src/sync/contract.ts'
import { newMember, startEndpoint } from '../support/endpoint/fixture.ts'

/** Simulates a fault between browser and endpoint; `answer` returns the endpoint's own answer. */
type Fault = (
  request: Request,
  answer: () => Promise<Response>,
) => Response | undefined | Promise<Response | undefined>

/** Starts the real endpoint with one member; it listens on this machine. */
export async function openListeningEndpoint() {
  const endpoint = await startEndpoint()
  endpoint.now = Date.now()
  const member = await newMember(endpoint, 'Anna')
  const lines: string[] = []
  let fault: Fault | undefined
  const app = {
    fetch: async (request: Request, ...rest: []) => {
      lines.push(`${request.method} ${new URL(request.url).pathname}`)
      const answer = async () => endpoint.app.fetch(request, ...rest)
      return (await fault?.(request, answer)) ?? answer()
    },
  }
  const { url, stop } = await listen(app as typeof endpoint.app, { port: 0 })
  onTestFinished(stop)
  const rows = () => endpoint.db.selectFrom('segments').selectAll().orderBy('started_at').execute()
  return {
    url,
    lines,
    rows,
    db: endpoint.db,
    /**
     * Returns the content of a request, which may be compressed. The request can still be answered after
     * this call.
     */
    bodyOf: async (request: Request): Promise<{ segments: LiveRow[] }> => {
      const { body, headers } = request.clone()
      const packed = headers.get('content-encoding') === 'gzip'
      const plain = packed ? body?.pipeThrough(new DecompressionStream('gzip')) : body
      return new Response(plain).json() as Promise<{ segments: LiveRow[] }>
    },
    revokeDevices: () =>
      endpoint.db.updateTable('devices').set({ revoked_at: endpoint.now }).execute(),
    /** Returns how many devices of the member may still send. */
    countDevices: async () => (await devicesOf(endpoint.db, member, endpoint.now)).length,
    /** Lets `by` answer requests instead of the endpoint from now on; undefined ends this. */
    answerInstead: (by: Fault | undefined) => {
      fault = by
    },
    async connect(db: StintDatabase) {
      endpoint.now = Date.now()
      const { code } = await createCode(endpoint.db, member, endpoint.now)
      return connect(db, url, code)
    },
    /** Adds another person to the same team, and connects this person's browser. */
    async join(db: StintDatabase, name: string, role: Role) {
      endpoint.now = Date.now()
      const person = await newMember(endpoint, name, 'Sales', role)
      const { code } = await createCode(endpoint.db, person, endpoint.now)
      return connect(db, url, code)
    },
    setClock: (at: number) => {
      endpoint.now = at
    },
    syncClock: () => {
      endpoint.now = Date.now()
    },
  }
}
