/** Requests to connect a device, and data about the caller. */
import * as z from 'zod/mini'
import { MAX_CODE } from './code.ts'
import { Id, Role, TypedName } from './common-values.ts'
import { TeamMode } from './mode.ts'
import { Verifier } from './sign-in.ts'
import { TeamWorkingTime, WorkingTime } from './working-time.ts'

/**
 * `POST /v1/devices`: exchanges a one-time code for a token. A device that was connected before
 * gets a new token. Before that, a client asks with `POST /v1/codes` whom the code would connect.
 */
export const Connect = z.strictObject({
  /** The code as it was typed; the endpoint reads it by `normalCode`. */
  code: z.string().check(z.minLength(1), z.maxLength(MAX_CODE)),
  /** The device's id, which the device has chosen itself. */
  device: Id,
  /** For a code from a sign-in: the secret whose hash the page sent when the sign-in began. */
  verifier: z.exactOptional(Verifier),
})
export type Connect = z.infer<typeof Connect>

/**
 * The query of `POST /v1/devices`; old clients do not send it. `apart=1`: the client accepts
 * another id if another browser uses the sent id, for example because the disk was copied.
 */
export const ConnectQuery = z.object({ apart: z.exactOptional(z.literal('1')) })

/** The answer of `POST /v1/codes`: the person whom a code would connect. */
export const CodeOwner = z.object({
  member: z.string(),
  team: z.string(),
  /** How the team's figures are given: by name or for groups. */
  mode: z.exactOptional(TeamMode),
})
export type CodeOwner = z.infer<typeof CodeOwner>

/**
 * The answer of `POST /v1/devices`. `token` is 256 random bits; newer tokens have the team's id in
 * front. The endpoint sends it only once, and the device then uses it in `Authorization: Bearer`.
 */
export const Connected = z.object({
  token: z.string().check(z.regex(/^[\w-]{43}(?:[\w-]{22})?$/)),
  member: z.string(),
  team: z.string(),
  /** The device's id from now on, if it is not the one that the device sent; only with `apart`. */
  device: z.exactOptional(Id),
  /** How the team's figures are given: by name or for groups. Absent with old endpoints. */
  mode: z.exactOptional(TeamMode),
})
export type Connected = z.infer<typeof Connected>

/** `POST /v1/setup`. The service prints a link with the secret as long as it has no person. */
export const SetUp = z.strictObject({
  secret: z.string().check(z.minLength(1), z.maxLength(MAX_CODE)),
  /** The name of the first administrator. */
  name: TypedName,
  /** The name of the first team. */
  team: TypedName,
})
export type SetUp = z.infer<typeof SetUp>

/** The answer of `GET /v1/me`: data about the caller. */
export const Me = z.object({
  /** The member's id. Absent with old endpoints. */
  id: z.exactOptional(Id),
  member: z.string(),
  team: z.string(),
  role: Role,
  device: Id,
  /** The member leads a team and their own time is not recorded, so the browser sends nothing. */
  tracked: z.exactOptional(z.literal(false)),
  /** How the team's figures are given: by name or for groups. Absent with old endpoints. */
  mode: z.exactOptional(TeamMode),
  /**
   * Expected working time: the caller's own, if one of their browsers has sent it, and the team's.
   */
  workingTime: z.exactOptional(
    z.object({ own: z.exactOptional(WorkingTime), team: TeamWorkingTime }),
  ),
})
export type Me = z.infer<typeof Me>

/** The answer of `GET /v1/devices`: the caller's own devices that may still send. */
export const Devices = z.object({
  devices: z.array(
    z.object({
      id: Id,
      /** The browser and system of the last connection: `Chrome on Windows`. */
      label: z.exactOptional(z.string()),
      /** The version of the extension; absent until it has sent something. */
      version: z.exactOptional(z.string()),
      /** The device is a session of the console, which records nothing. */
      console: z.exactOptional(z.literal(true)),
      connectedAt: z.int(),
      lastSeenAt: z.int(),
    }),
  ),
})
export type Devices = z.infer<typeof Devices>

/** The answer of `GET /readyz`: the endpoint's database answers. */
export const Ready = z.object({
  status: z.literal('ok'),
  /**
   * The last change of the machine's clock since the endpoint started: when, and by how many
   * milliseconds.
   */
  clockJump: z.exactOptional(z.object({ at: z.int(), by: z.int() })),
})
export type Ready = z.infer<typeof Ready>
