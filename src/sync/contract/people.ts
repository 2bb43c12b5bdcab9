/**
 * People and teams, as administrators manage them. This file contains no figures of anybody's time.
 */
import * as z from 'zod/mini'
import { Count, Id, isStorable, Role, TypedName, Zone } from './common-values.ts'
import { DayDate } from './days.ts'
import { MAX_EMAIL, MAX_IMPORT_BYTES, MAX_LEADS } from './limits.ts'
import { TeamMode } from './mode.ts'

const Email = z.string().check(z.maxLength(MAX_EMAIL), z.refine(isStorable))
/**
 * The name is stored even if another person or team has a name that differs only in case, spaces,
 * hyphens or apostrophes.
 */
const anyway = z.exactOptional(z.literal(true))
const Named = z.object({ id: Id, name: z.string() })
const Leads = z.array(Id).check(z.maxLength(MAX_LEADS))

export const TeamEntry = z.object({
  id: Id,
  name: z.string(),
  /** The number of people who are in the team now. */
  members: Count,
  /** The number of people who moved or left, but whose history the team keeps. */
  former: Count,
  shareMiddle: z.boolean(),
  /** The people who lead the team. */
  heads: z.array(Named),
  mode: TeamMode,
  /** The administrator who asked to end group mode. Absent if nobody asked. */
  askedBy: z.exactOptional(Named),
})
export type TeamEntry = z.infer<typeof TeamEntry>

/** The answer of `GET /v1/teams`, in the alphabetical order of the reader's language. */
export const Teams = z.object({ teams: z.array(TeamEntry) })
export type Teams = z.infer<typeof Teams>

/** The body of `POST /v1/teams` and `PUT /v1/teams/{id}`. */
export const TeamName = z.strictObject({ name: TypedName, anyway })
export type TeamName = z.infer<typeof TeamName>

export const MemberEntry = z.object({
  id: Id,
  name: z.string(),
  email: z.exactOptional(z.string()),
  /** The person's present team. If the person has left, their last team. */
  team: Named,
  role: Role,
  /** The teams that the person leads. */
  leads: z.array(Named),
  /** False if the person leads a team and their own time is not recorded. */
  tracked: z.boolean(),
  addedAt: z.int(),
  /**
   * The end of the person's last day, epoch milliseconds. It is in the past if the person has left.
   */
  leavesAt: z.exactOptional(z.int()),
  /** The number of the person's browsers whose tokens are valid. */
  devices: Count,
  /** The version of the extension in the browser that last made a request. */
  version: z.exactOptional(z.string()),
  lastSeenAt: z.exactOptional(z.int()),
  /** When an unused invite expires, epoch milliseconds. */
  invitedUntil: z.exactOptional(z.int()),
})
export type MemberEntry = z.infer<typeof MemberEntry>

/** The answer of `GET /v1/members`, in the alphabetical order of the reader's language. */
export const Members = z.object({ members: z.array(MemberEntry) })
export type Members = z.infer<typeof Members>

/** An invite. The endpoint sends it only once. */
export const Invite = z.object({
  /** The address of the join page, with the invite's secret: `https://ENDPOINT/join#CODE`. */
  link: z.string(),
  /** The part of `link` after the `#`. The person can also enter this part as a code. */
  code: z.string(),
  expiresAt: z.int(),
})
export type Invite = z.infer<typeof Invite>

/** The answer of `POST /v1/members/{id}/code`: a short code that is read out to the person. */
export const ShortCode = z.object({ code: z.string(), expiresAt: z.int() })
export type ShortCode = z.infer<typeof ShortCode>

const properties = {
  email: z.exactOptional(z.nullable(Email)),
  role: z.exactOptional(Role),
  leads: z.exactOptional(Leads),
  tracked: z.exactOptional(z.boolean()),
  anyway,
}

/**
 * `POST /v1/members`. If the client chooses the `id`, it can send the request again after the
 * answer was lost. The second answer then has the same person, with a new invite.
 */
export const NewMember = z.strictObject({
  ...properties,
  id: z.exactOptional(Id),
  name: TypedName,
  team: Id,
})
export type NewMember = z.infer<typeof NewMember>

export const InvitedMember = z.object({ member: MemberEntry, invite: Invite })
export type InvitedMember = z.infer<typeof InvitedMember>

/**
 * `PUT /v1/members/{id}`. If a property is absent, it stays unchanged. A manager leads one or more
 * teams: a person with teams in `leads` is a manager. If a new manager has no `leads`, they lead
 * their own team.
 */
export const MemberChange = z.strictObject({ ...properties, name: z.exactOptional(TypedName) })
export type MemberChange = z.infer<typeof MemberChange>

/** The body of `POST /v1/members/{id}/move`. */
export const Move = z.strictObject({ team: Id, anyway })

/**
 * `POST /v1/members/{id}/leave`. Without a last day, the person leaves at once. `zone` is used if
 * no device of the person has sent its time zone.
 */
export const Leave = z.strictObject({
  lastDay: z.exactOptional(DayDate),
  zone: z.exactOptional(Zone),
})

/** `POST /v1/members/{id}/return`. Without a team, the person returns to their last team. */
export const Return = z.strictObject({ team: z.exactOptional(Id), anyway })

/**
 * `POST /v1/members/{id}/merge`. `other` is a second entry of the same person. It becomes a part of
 * the entry `id`.
 */
export const Merge = z.strictObject({ other: Id })

/**
 * `GET /v1/members/{id}/kept`: the number of rows that a merge would move to another entry, or that
 * the removal of the person would delete.
 */
export const KeptOfMember = z.object({
  /** The teams in which the person is or was. `entries`: the number of stored rows of time. */
  teams: z.array(z.extend(Named, { entries: Count })),
})
export type KeptOfMember = z.infer<typeof KeptOfMember>

/** The body of `POST /v1/members/import`. */
export const Import = z.strictObject({
  /**
   * A CSV. Its first line names the columns: name, e-mail, team, role. The column for the team may
   * be absent if the endpoint has only one team.
   */
  csv: z.string().check(z.maxLength(MAX_IMPORT_BYTES)),
  /** If teams in the CSV do not exist yet, they are created. */
  newTeams: z.exactOptional(z.literal(true)),
  /**
   * People who already exist and have no device get a new invite. Without this option, their rows
   * are refused.
   */
  again: z.exactOptional(z.literal(true)),
  /** If present, the answer says what the import would do, and nothing is stored. */
  check: z.exactOptional(z.literal(true)),
})
export type Import = z.infer<typeof Import>

/**
 * Why a row of a CSV of people is wrong. Pages translate these words into the reader's language.
 */
export const ROW_FAULTS_OF_PEOPLE = [
  'no-column',
  'two-columns',
  'not-closed',
  'nobody',
  'too-many',
  'name-missing',
  'name-wrong',
  'email-wrong',
  'role-wrong',
  'team-missing',
  'team-wrong',
  'team-unknown',
  'person-twice',
  'email-twice',
  'has-left',
  'connected',
  'person-there',
  'email-taken',
] as const
export type RowFaultOfPeople = (typeof ROW_FAULTS_OF_PEOPLE)[number]

export const Imported = z.object({
  people: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      team: z.string(),
      email: z.exactOptional(z.string()),
      role: Role,
      /** Present if the person already existed. */
      again: z.exactOptional(z.literal(true)),
      /** The person's id. Absent if the CSV was only checked. */
      id: z.exactOptional(Id),
      invite: z.exactOptional(Invite),
    }),
  ),
  /** Names of the teams that were created or would be created. */
  newTeams: z.array(z.string()),
})
export type Imported = z.infer<typeof Imported>
