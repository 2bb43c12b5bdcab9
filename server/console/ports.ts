/** The requests that the console sends. A request that fails rejects with a `SendError`. */
import { withAll } from '../../src/core/scheme/versions.ts'
import {
  Devices,
  HealthReport,
  Me,
  SCHEME_BYTES,
  Scheme,
  ShortCode,
  SignInWays,
  Team,
} from '../../src/sync/contract.ts'
import { requestGroup, unlessGroup } from '../../src/sync/group.ts'
import { requestPeople } from '../../src/sync/layout.ts'
import { type Line, lineTo } from '../../src/sync/request.ts'
import { versionsIn } from '../../src/sync/scheme-versions.ts'
import type { AccountPorts } from '../../src/ui/console/account/ports.ts'
import type { EntryPorts } from '../../src/ui/console/entry/ports.ts'
import type { ConsolePorts } from '../../src/ui/console/ports.ts'
import type { TeamPorts } from '../../src/ui/console/team/ports.ts'
import { beginSignIn, finishSignIn } from './company-account.ts'
import { indicatorPorts } from './indicator-ports.ts'
import { tokenPorts, webhookPorts } from './integration-ports.ts'
import { logPorts } from './log-ports.ts'
import { minePorts } from './mine-ports.ts'
import { peoplePorts } from './people-ports.ts'
import { schemePorts } from './scheme-ports.ts'
import { settingsPorts } from './settings-ports.ts'

/**
 * Safari has no Temporal yet. Pages that compute dates wait until a substitute for Temporal is
 * loaded.
 */
const prepareDates = async () => {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
}

/**
 * An id for this page, valid until the person leaves it. The endpoint accepts a code a second time
 * if the same id is sent with the code, because the reply to the first request may have been lost.
 */
const page = crypto.randomUUID()

const entryPorts = (url: string, { request, requestEmpty }: Line): EntryPorts => {
  const signIn = (code: string, verifier?: string) => {
    const body = { code, device: page, ...(verifier && { verifier }) }
    return requestEmpty('/v1/session', { method: 'POST', body })
  }
  return {
    signIn,
    setUp: (body) => requestEmpty('/v1/setup', { method: 'POST', body }),
    hasCompanyAccounts: async () => (await request('/v1/sign-in', SignInWays)).company,
    goToCompany: async () => location.assign(`${url}/v1/sign-in/start?${await beginSignIn()}`),
    signInByCompany: (answer) => finishSignIn(answer, signIn),
  }
}

const accountPorts = ({ request, requestEmpty }: Line): AccountPorts => ({
  devices: async () => (await request('/v1/devices', Devices)).devices,
  revoke: (id) => requestEmpty(`/v1/devices/${id}`, { method: 'DELETE' }),
  makeCode: () => request('/v1/code', ShortCode, { method: 'POST' }),
})

const teamPorts = (url: string, line: Line): TeamPorts => ({
  versions: async (team) => {
    const scheme = await line.request(`/v1/scheme?team=${team}`, Scheme, { most: SCHEME_BYTES })
    const versions = versionsIn(scheme)
    return versions.map((version) => withAll(version, versions))
  },
  people: ({ signal, ...asked }) =>
    unlessGroup(
      requestPeople(lineTo({ url }, { isOwnPage: true, signal }), { ...asked, dayStart: 0 }),
    ),
  group: (team, weeks, signal) =>
    requestGroup(lineTo({ url }, { isOwnPage: true, signal }), weeks, team),
})

/** @param url the address of the page's folder, without a slash at its end */
export const consolePorts = (url: string): ConsolePorts => {
  const line = lineTo({ url }, { isOwnPage: true })
  return {
    isOverTls: location.protocol === 'https:',
    prepareDates,
    me: async () => {
      const me = await line.request('/v1/me', Me)
      const { leads = [] } = await line.request('/v1/team', Team)
      return { ...me, leads }
    },
    signOut: () => line.requestEmpty('/v1/session', { method: 'DELETE' }),
    entry: entryPorts(url, line),
    account: accountPorts(line),
    team: teamPorts(url, line),
    mine: minePorts(line),
    people: peoplePorts(line),
    scheme: schemePorts(line),
    settings: settingsPorts(line),
    logs: logPorts(line),
    indicators: indicatorPorts(line),
    tokens: tokenPorts(line),
    webhooks: webhookPorts(line),
    health: () => line.request('/v1/health', HealthReport),
  }
}
