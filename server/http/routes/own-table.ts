/**
 * The routes about the caller: connecting a device, the caller's devices, and who read the caller's
 * figures.
 */
import {
  AccessLog,
  AccessQuery,
  CodeOwner,
  Connect,
  Connected,
  ConnectQuery,
  Devices,
  Id,
  Me,
  ShortCode,
  WorkingTime,
} from '../../../src/sync/contract.ts'
import { member, open } from './route.ts'

export const DEVICES = {
  whoseCode: open({
    method: 'post',
    path: '/v1/codes',
    group: 'device',
    summary: 'The person whom a code or an invite would connect; it stays unused.',
    body: Connect,
    answer: { description: 'The person and the team.', schema: CodeOwner },
    problems: ['bad-code', 'too-many-tries'],
  }),
  connect: open({
    method: 'post',
    path: '/v1/devices',
    group: 'device',
    summary: 'Exchange a code or an invite for a token.',
    query: ConnectQuery,
    body: Connect,
    answer: {
      description: 'The token. The same device may ask again for an hour: its reply may be lost.',
      schema: Connected,
    },
    problems: ['bad-code', 'too-many-tries'],
  }),
  getDevices: member({
    method: 'get',
    path: '/v1/devices',
    group: 'device',
    summary: "The caller's devices that may still send.",
    answer: { description: 'The device that was seen last comes first.', schema: Devices },
  }),
  revokeDevice: member({
    method: 'delete',
    path: '/v1/devices/:id',
    group: 'device',
    summary: "Void the token of one of the caller's devices; what the device sent stays.",
    param: Id,
    answer: { description: 'The token is void.' },
    problems: ['not-found'],
  }),
  makeOwnCode: member({
    method: 'post',
    path: '/v1/code',
    group: 'device',
    summary: 'Make a code for another browser of the caller; it is valid once, for ten minutes.',
    answer: { description: 'The code, which is given only once.', schema: ShortCode },
  }),
  putWorkingTime: member({
    method: 'put',
    path: '/v1/working-time',
    group: 'device',
    summary:
      'Store on which days the caller is expected to work, without reasons. The later change wins.',
    body: WorkingTime,
    answer: { description: 'The sent or a later version is stored.' },
  }),
  getMe: member({
    method: 'get',
    path: '/v1/me',
    group: 'device',
    summary: 'The person, team and device of the token.',
    answer: { description: 'Member, team, role, device.', schema: Me },
  }),
  getAccessLog: member({
    method: 'get',
    path: '/v1/access-log',
    group: 'device',
    summary: "Who has read the caller's figures.",
    query: AccessQuery,
    answer: { description: 'The latest read first.', schema: AccessLog },
  }),
}
