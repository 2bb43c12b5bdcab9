/** Connecting a device, and who is calling. */
import * as z from 'zod/mini'
import { MAX_CODE } from './code.ts'
import { TeamMode } from './mode.ts'
import { Verifier } from './sign-in.ts'
import { Id, Role, TypedName } from './words.ts'
import { TeamWorkingTime, WorkingTime } from './working-time.ts'

/**
 * `POST /v1/devices`: exchanges a one-time code for a token. A known device gets a new token. `POST
 * /v1/codes` asks first whom it would connect.
 */
export const Connect = z.strictObject({
  /** As typed; the endpoint reads it by `normalCode`. */
  code: z.string().check(z.minLength(1), z.maxLength(MAX_CODE)),
  /** The id that the device has given itself. */
  device: Id,
  /** Of a code from a sign-in: the secret whose hash began it. */
  verifier: z.exactOptional(Verifier),
})
export type Connect = z.infer<typeof Connect>

/**
 * The query of `POST /v1/devices`; old clients do not send it. `apart=1`: the client takes over
 * another id if its own is in use by another browser, as on a disk that was cloned.
 */
export const ConnectQuery = z.object({ apart: z.exactOptional(z.literal('1')) })

/** `POST /v1/codes`: whose a code is, before it is used. */
export const CodeOwner = z.object({
  member: z.string(),
  team: z.string(),
  /** How the team's figures are given. */
  mode: z.exactOptional(TeamMode),
})
export type CodeOwner = z.infer<typeof CodeOwner>

/**
 * `token` is 256 random bits; newer tokens begin with the team. It is sent once, and then used in
 * `Authorization: Bearer`.
 */
export const Connected = z.object({
  token: z.string().check(z.regex(/^[\w-]{43}(?:[\w-]{22})?$/)),
  member: z.string(),
  team: z.string(),
  /** With `apart`: the device's id from now on, if it is not the one that it sent. */
  device: z.exactOptional(Id),
  /** How the team's figures are given. Old endpoints do not send it. */
  mode: z.exactOptional(TeamMode),
})
export type Connected = z.infer<typeof Connected>

/** `POST /v1/setup`, with the secret of the link that the service prints while nobody is there. */
export const SetUp = z.strictObject({
  secret: z.string().check(z.minLength(1), z.maxLength(MAX_CODE)),
  /** The first administrator's name. */
  name: TypedName,
  /** The name of the first team. */
  team: TypedName,
})
export type SetUp = z.infer<typeof SetUp>

/** `GET /v1/me`: the caller. */
export const Me = z.object({
  /** The member's id. Old endpoints do not send it. */
  id: z.exactOptional(Id),
  member: z.string(),
  team: z.string(),
  role: Role,
  device: Id,
  /** A head whose own time is not recorded: nothing of theirs is to be sent. */
  tracked: z.exactOptional(z.literal(false)),
  /** How the team's figures are given. Old endpoints do not send it. */
  mode: z.exactOptional(TeamMode),
  /** The caller's own expected working time, if any browser has sent it, and the team's. */
  workingTime: z.exactOptional(
    z.object({ own: z.exactOptional(WorkingTime), team: TeamWorkingTime }),
  ),
})
export type Me = z.infer<typeof Me>

/** `GET /v1/devices`: the caller's own devices that may still send. */
export const Devices = z.object({
  devices: z.array(
    z.object({
      id: Id,
      /** Browser and system when it last connected: `Chrome on Windows`. */
      label: z.exactOptional(z.string()),
      /** Of the extension, once it has sent something. */
      version: z.exactOptional(z.string()),
      /** It is a session of the console, which records nothing. */
      console: z.exactOptional(z.literal(true)),
      connectedAt: z.int(),
      lastSeenAt: z.int(),
    }),
  ),
})
export type Devices = z.infer<typeof Devices>

/** `GET /readyz`: its database answers. */
export const Ready = z.object({
  status: z.literal('ok'),
  /**
   * The last change of the clock since the endpoint started: when, and by how many milliseconds.
   */
  clockJump: z.exactOptional(z.object({ at: z.int(), by: z.int() })),
})
export type Ready = z.infer<typeof Ready>
