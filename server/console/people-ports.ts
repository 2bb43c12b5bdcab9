/** The requests that the console's pages for administrators send. */

import { ownZone } from '../../src/store/own-zone.ts'
import {
  Devices,
  Imported,
  Invite,
  InvitedMember,
  KeptOfMember,
  MemberEntry,
  Members,
  ShortCode,
  TeamEntry,
  Teams,
} from '../../src/sync/contract.ts'
import type { Line } from '../../src/sync/request.ts'
import type { PeoplePorts } from '../../src/ui/console/people/ports.ts'

/** Bytes in the longest answer: 1,000 people, each with the longest name and address, in JSON. */
const LIST_BYTES = 16 * 1024 * 1024

const teamPorts = ({ request, requestEmpty }: Line) => ({
  teams: async () => (await request('/v1/teams', Teams, { most: LIST_BYTES })).teams,
  addTeam: (name: string) => request('/v1/teams', TeamEntry, { method: 'POST', body: { name } }),
  renameTeam: (id: string, name: string) =>
    request(`/v1/teams/${id}`, TeamEntry, { method: 'PUT', body: { name } }),
  deleteTeam: (id: string) => requestEmpty(`/v1/teams/${id}`, { method: 'DELETE' }),
})

export const peoplePorts = (line: Line): PeoplePorts => {
  const { request, requestEmpty } = line
  const post = { method: 'POST' } as const
  const of = (id: string, what: string) => `/v1/members/${id}/${what}`
  return {
    ...teamPorts(line),
    members: async () => (await request('/v1/members', Members, { most: LIST_BYTES })).members,
    add: (body) => request('/v1/members', InvitedMember, { ...post, body }),
    change: (id, body) => request(`/v1/members/${id}`, MemberEntry, { method: 'PUT', body }),
    move: (id, team) => request(of(id, 'move'), MemberEntry, { ...post, body: { team } }),
    leave: (id, lastDay) => {
      const zone = ownZone()
      const body = lastDay === undefined ? {} : { lastDay, zone }
      return request(of(id, 'leave'), MemberEntry, { ...post, body })
    },
    comeBack: (id) => request(of(id, 'return'), MemberEntry, { ...post, body: {} }),
    kept: async (id) => (await request(of(id, 'kept'), KeptOfMember)).teams,
    merge: (id, other) => request(of(id, 'merge'), MemberEntry, { ...post, body: { other } }),
    forget: (id) => requestEmpty(`/v1/members/${id}`, { method: 'DELETE' }),
    invite: (id) => request(of(id, 'invite'), Invite, post),
    uninvite: (id) => requestEmpty(of(id, 'invite'), { method: 'DELETE' }),
    makeCode: (id) => request(of(id, 'code'), ShortCode, post),
    devices: async (id) => (await request(of(id, 'devices'), Devices)).devices,
    revoke: (id, device) => requestEmpty(of(id, `devices/${device}`), { method: 'DELETE' }),
    importTable: (body) =>
      request('/v1/members/import', Imported, { ...post, body, most: LIST_BYTES }),
  }
}
