/** People and teams, as an administrator keeps them; none of it is anybody's time. */
import * as z from 'zod/mini'
import { DayDate } from './days.ts'
import { MAX_EMAIL, MAX_IMPORT_BYTES, MAX_LEADS } from './limits.ts'
import { TeamMode } from './mode.ts'
import { Count, Id, isStorable, Role, TypedName, Zone } from './words.ts'

const Email = z.string().check(z.maxLength(MAX_EMAIL), z.refine(isStorable))
/**
 * Stores the name although that of another person or team differs from it only in case, spaces,
 * hyphens or apostrophes.
 */
const anyway = z.exactOptional(z.literal(true))
const Named = z.object({ id: Id, name: z.string() })
const Leads = z.array(Id).check(z.maxLength(MAX_LEADS))

export const TeamEntry = z.object({
  id: Id,
  name: z.string(),
  /** People who are in it now. */
  members: Count,
  /** People who moved or left, and whose history it keeps. */
  former: Count,
  shareMiddle: z.boolean(),
  /** The managers who lead it. */
  heads: z.array(Named),
  mode: TeamMode,
  /** The administrator who asked that group mode ends; absent if nobody did. */
  askedBy: z.exactOptional(Named),
})
export type TeamEntry = z.infer<typeof TeamEntry>

/** `GET /v1/teams`, in the reader's alphabetical order. */
export const Teams = z.object({ teams: z.array(TeamEntry) })
export type Teams = z.infer<typeof Teams>

/** `POST /v1/teams`, `PUT /v1/teams/{id}`. */
export const TeamName = z.strictObject({ name: TypedName, anyway })
export type TeamName = z.infer<typeof TeamName>

export const MemberEntry = z.object({
  id: Id,
  name: z.string(),
  email: z.exactOptional(z.string()),
  /** The present team; of a person who has left, the last one. */
  team: Named,
  role: Role,
  /** The teams that they lead. */
  leads: z.array(Named),
  /** False: a head whose own time is not recorded. */
  tracked: z.boolean(),
  addedAt: z.int(),
  /** The end of the last day; of a person who has left, in the past. */
  leavesAt: z.exactOptional(z.int()),
  /** Browsers that may send. */
  devices: Count,
  /** Of the extension in the browser that was seen last. */
  version: z.exactOptional(z.string()),
  lastSeenAt: z.exactOptional(z.int()),
  /** An invite that is not used yet: until when. */
  invitedUntil: z.exactOptional(z.int()),
})
export type MemberEntry = z.infer<typeof MemberEntry>

/** `GET /v1/members`, in the reader's alphabetical order. */
export const Members = z.object({ members: z.array(MemberEntry) })
export type Members = z.infer<typeof Members>

/** An invite, told once. */
export const Invite = z.object({
  /** `https://ENDPOINT/join#CODE`. */
  link: z.string(),
  /** What is after the `#`; it can be entered as a code. */
  code: z.string(),
  expiresAt: z.int(),
})
export type Invite = z.infer<typeof Invite>

/** `POST /v1/members/{id}/code`: a short code to read out. */
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
 * `POST /v1/members`. With an `id` of the client's making the request may be sent again after a
 * lost reply: then the answer is the same person with a new invite.
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
 * `PUT /v1/members/{id}`: what is absent stays. A manager leads a team or more: the role follows
 * from `leads`, and without `leads` a new manager leads their own team.
 */
export const MemberChange = z.strictObject({ ...properties, name: z.exactOptional(TypedName) })
export type MemberChange = z.infer<typeof MemberChange>

/** `POST /v1/members/{id}/move`. */
export const Move = z.strictObject({ team: Id, anyway })

/**
 * `POST /v1/members/{id}/leave`: without a day at once. `zone` counts if none of the person's
 * devices has told one.
 */
export const Leave = z.strictObject({
  lastDay: z.exactOptional(DayDate),
  zone: z.exactOptional(Zone),
})

/** `POST /v1/members/{id}/return`: into the last team if none is named. */
export const Return = z.strictObject({ team: z.exactOptional(Id), anyway })

/** `POST /v1/members/{id}/merge`: the other entry, which becomes part of this one. */
export const Merge = z.strictObject({ other: Id })

/** `GET /v1/members/{id}/kept`: how much a merge would take over, or forgetting would remove. */
export const KeptOfMember = z.object({
  /** The teams in which they are or were; `entries`: rows of recorded time. */
  teams: z.array(z.extend(Named, { entries: Count })),
})
export type KeptOfMember = z.infer<typeof KeptOfMember>

/** `POST /v1/members/import`. */
export const Import = z.strictObject({
  /** With a first line that names the columns: name, e-mail, team, role. */
  csv: z.string().check(z.maxLength(MAX_IMPORT_BYTES)),
  /** Teams that there are not yet are made. */
  newTeams: z.exactOptional(z.literal(true)),
  /** People who are there and have no device get a new invite; otherwise their rows are wrong. */
  again: z.exactOptional(z.literal(true)),
  /** Says what would be done, and does nothing. */
  check: z.exactOptional(z.literal(true)),
})
export type Import = z.infer<typeof Import>

/** Why a row of such a table is wrong, so that pages can say it in the reader's language. */
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
      /** They were there already. */
      again: z.exactOptional(z.literal(true)),
      /** Absent if it was only checked. */
      id: z.exactOptional(Id),
      invite: z.exactOptional(Invite),
    }),
  ),
  /** The teams that were made, or would be. */
  newTeams: z.array(z.string()),
})
export type Imported = z.infer<typeof Imported>
