/** The requests that the page about a team's categories sends. */

import { ownZone } from '../../src/store/own-zone.ts'
import { SCHEME_BYTES, Scheme, type SchemeChange } from '../../src/sync/contract.ts'
import { requestInZone } from '../../src/sync/known-zone.ts'
import type { Line } from '../../src/sync/request.ts'
import { schemeNotMade } from '../../src/sync/scheme-outcome.ts'
import { versionsIn } from '../../src/sync/scheme-versions.ts'
import { SendError } from '../../src/sync/send-error.ts'
import type { SchemePorts } from '../../src/ui/console/scheme/ports.ts'

export const schemePorts = ({ request }: Line): SchemePorts => {
  const of = (team: string) => `/v1/scheme?team=${team}`
  const most = SCHEME_BYTES
  return {
    read: async (team) => {
      const scheme = await request(of(team), Scheme, { most })
      return { versions: versionsIn(scheme), answered: scheme.readiness }
    },
    change: async (team, after, { changeEvery, categories }, answers) => {
      const change = {
        after,
        changeEvery,
        categories: [...categories],
        ...(answers && { readiness: answers }),
      }
      const body = (zone: string): SchemeChange => ({ ...change, zone })
      try {
        await requestInZone(ownZone(), Date.now(), (zone) =>
          request(of(team), Scheme, { method: 'PUT', body: body(zone), most }),
        )
        return undefined
      } catch (error) {
        if (error instanceof SendError) return schemeNotMade(error)
        throw error
      }
    },
    answer: (team, body) =>
      request(`/v1/scheme/readiness?team=${team}`, Scheme, { method: 'PUT', body, most }),
  }
}
