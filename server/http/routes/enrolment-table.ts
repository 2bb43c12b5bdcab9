/** The routes by which an administrator lets people connect: invites, codes, accounts, devices. */
import * as z from 'zod/mini'
import { Devices, Id, Invite, ShortCode } from '../../../src/sync/contract.ts'
import { administrator } from './route.ts'

export const ENROLMENT = {
  inviteMember: administrator({
    method: 'post',
    path: '/v1/members/:id/invite',
    group: 'people',
    summary: 'Make an invite for a person; their earlier invite becomes void.',
    param: Id,
    answer: { description: 'The invite, which is given only once.', schema: Invite },
    problems: ['has-left', 'not-found'],
  }),
  revokeInvite: administrator({
    method: 'delete',
    path: '/v1/members/:id/invite',
    group: 'people',
    summary: "Void a person's unused invite.",
    param: Id,
    answer: { description: 'The invite is void.' },
    problems: ['not-found'],
  }),
  unlinkAccount: administrator({
    method: 'delete',
    path: '/v1/members/:id/account',
    group: 'people',
    summary: 'Forget the company account of a person; their next sign-in is by the e-mail address.',
    param: Id,
    answer: { description: 'The account is forgotten.' },
    problems: ['not-found'],
  }),
  makeCode: administrator({
    method: 'post',
    path: '/v1/members/:id/code',
    group: 'people',
    summary: 'Make a short code to read out; it is valid for ten minutes.',
    param: Id,
    answer: { description: 'The code, which is given only once.', schema: ShortCode },
    problems: ['has-left', 'not-found'],
  }),
  getMemberDevices: administrator({
    method: 'get',
    path: '/v1/members/:id/devices',
    group: 'people',
    summary: 'The devices of a person that may still send.',
    param: Id,
    answer: { description: 'The device that was seen last comes first.', schema: Devices },
    problems: ['not-found'],
  }),
  voidMemberDevice: administrator({
    method: 'delete',
    path: '/v1/members/:id/devices/:device',
    group: 'people',
    summary: 'Void a lost device; what it sent stays.',
    param: z.object({ id: Id, device: Id }),
    answer: { description: 'The token of the device is void.' },
    problems: ['not-found'],
  }),
}
