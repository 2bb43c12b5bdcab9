/** Requests that connect a device, and data about the person who makes a request (the caller). */
import * as z from 'zod/mini'
import { MAX_CODE } from './code.ts'
import { Id, Role, TypedName } from './common-values.ts'
import { TeamMode } from './mode.ts'
import { Verifier } from './sign-in.ts'
import { TeamWorkingTime, WorkingTime } from './working-time.ts'

/**
 * `POST /v1/devices`: exchanges a one-time code for a token. If the device was connected before, it
 * gets a new token. Before this request, a client asks with `POST /v1/codes` which person the code
 * would connect.
 */
export const Connect = z.strictObject({
  /** The code as the person typed it. The endpoint parses it with `normalCode`. */
  code: z.string().check(z.minLength(1), z.maxLength(MAX_CODE)),
  /** The device's id, which the device has chosen itself. */
  device: Id,
  /**
   * Present for a code that came from a sign-in: the secret whose hash the page sent when the
   * sign-in began.
   */
  verifier: z.exactOptional(Verifier),
})
export type Connect = z.infer<typeof Connect>

/**
 * The query of `POST /v1/devices`. Old clients do not send it. `apart=1`: the client accepts
 * another id if another browser already uses the sent id, as after a disk was copied.
 */
export const ConnectQuery = z.object({ apart: z.exactOptional(z.literal('1')) })

/** The answer of `POST /v1/codes`: the person whom the code would connect, and their team. */
export const CodeOwner = z.object({
  member: z.string(),
  team: z.string(),
  /** How the team's figures are shown: by name, or for groups only. */
  mode: z.exactOptional(TeamMode),
})
export type CodeOwner = z.infer<typeof CodeOwner>

/**
 * The answer of `POST /v1/devices`. `token` is 256 random bits; newer tokens begin with the team's
 * id. The endpoint sends the token only once. The device then sends it in `Authorization: Bearer`.
 */
export const Connected = z.object({
  token: z.string().check(z.regex(/^[\w-]{43}(?:[\w-]{22})?$/)),
  member: z.string(),
  team: z.string(),
  /**
   * The new id of the device. Present only if another browser already uses the id that the device
   * sent, and if the device has sent `apart`.
   */
  device: z.exactOptional(Id),
  /**
   * How the team's figures are shown: by name, or for groups only. Old endpoints do not send the
   * mode.
   */
  mode: z.exactOptional(TeamMode),
})
export type Connected = z.infer<typeof Connected>

/**
 * `POST /v1/setup`: makes the first team and the first administrator. While the service has no
 * people, it prints a link that contains the secret.
 */
export const SetUp = z.strictObject({
  secret: z.string().check(z.minLength(1), z.maxLength(MAX_CODE)),
  /** The name of the first administrator. */
  name: TypedName,
  /** The name of the first team. */
  team: TypedName,
})
export type SetUp = z.infer<typeof SetUp>

/** The answer of `GET /v1/me`: data about the person who makes the request. */
export const Me = z.object({
  /** The person's id. Old endpoints do not send it. */
  id: z.exactOptional(Id),
  member: z.string(),
  team: z.string(),
  role: Role,
  device: Id,
  /**
   * Present if the person leads a team and their own time is not recorded. The browser then sends
   * nothing.
   */
  tracked: z.exactOptional(z.literal(false)),
  /**
   * How the team's figures are shown: by name, or for groups only. Old endpoints do not send the
   * mode.
   */
  mode: z.exactOptional(TeamMode),
  /**
   * Expected working time. `own`: that of the person, if one of their browsers has sent it. `team`:
   * that of the team.
   */
  workingTime: z.exactOptional(
    z.object({ own: z.exactOptional(WorkingTime), team: TeamWorkingTime }),
  ),
})
export type Me = z.infer<typeof Me>

/** The answer of `GET /v1/devices`: the person's own devices whose tokens are still valid. */
export const Devices = z.object({
  devices: z.array(
    z.object({
      id: Id,
      /** The browser and the system at the last connection, such as `Chrome on Windows`. */
      label: z.exactOptional(z.string()),
      /** The version of the extension. Absent until the device has sent something. */
      version: z.exactOptional(z.string()),
      /** Present if the device is a session of the console, which records no time. */
      console: z.exactOptional(z.literal(true)),
      connectedAt: z.int(),
      lastSeenAt: z.int(),
    }),
  ),
})
export type Devices = z.infer<typeof Devices>

/** The answer of `GET /readyz`. It means that the endpoint's database answers. */
export const Ready = z.object({
  status: z.literal('ok'),
  /**
   * The last sudden change of the machine's clock since the endpoint started. `at`: when, epoch
   * milliseconds. `by`: by how many milliseconds.
   */
  clockJump: z.exactOptional(z.object({ at: z.int(), by: z.int() })),
})
export type Ready = z.infer<typeof Ready>
