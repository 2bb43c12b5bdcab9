/** Finds the caller to whom a token belongs. */
import type { Selectable } from 'kysely'
import { minute } from '../../src/core/time/units.ts'
import { TOKEN_LIFE } from '../../src/sync/contract.ts'
import { inTransaction } from '../db/group-commit.ts'
import { preparedQuery } from '../db/prepared-query.ts'
import type { Database, Tables } from '../db/tables.ts'
import type { Reach } from '../tokens/token-rights.ts'
import { hashOf } from './codes.ts'
import { SECRET_LENGTH, teamIn } from './device-token.ts'
import { isIdle } from './devices.ts'
import type { Device } from './owner.ts'
import { leavingAt, type Person, personPartsFrom } from './person.ts'

/** Who sends a request: a device, or a program with an API token. */
export interface Caller extends Device, Pick<Person, 'isTracked' | 'leads' | 'stays'> {
  /** `token`: a program with an API token, which has no device. */
  kind: Selectable<Tables['devices']>['kind'] | 'token'
  role: Tables['members']['role']
  /** Whether this is the only device that the member has ever connected. */
  alone: boolean
  /** The IANA time zone of the device's days; null if the device has sent none. */
  zone: string | null
  dayStart: number | null
  keepsUnexplained: boolean | null
  /** The version of the extension; null if the device has sent none. */
  version: string | null
  /** For an API token: the teams for which each of its scopes is valid. */
  reach?: Reach
}

/** The shortest time between two updates of a device's `last_seen_at`, in milliseconds. */
const SEEN_EVERY = 10 * minute

interface TokenQuery {
  hash: string
  seenAfter: number
}

const devicesWithToken = (db: Database, at: TokenQuery) =>
  db
    .selectFrom('devices')
    .innerJoin('members', (join) =>
      join.onRef('members.team', '=', 'devices.team').onRef('members.id', '=', 'devices.member'),
    )
    .innerJoin('people', 'people.id', 'devices.member')
    .select(['devices.team', 'devices.member', 'devices.id', 'devices.kind', 'members.role'])
    .select(['devices.last_seen_at', 'devices.zone', 'devices.day_start'])
    .select(['devices.keeps_unexplained', 'devices.moved_to', 'devices.version'])
    .select(['people.stays', 'people.leads', 'people.tracked'])
    .where('devices.token_hash', '=', at.hash)
    .where('devices.revoked_at', 'is', null)

// The team is compared with both `devices.team` and `members.team`. So a database that is
// distributed over several servers by team asks only one of them.
const findCaller = preparedQuery((db, at: TokenQuery & { team: string }) =>
  devicesWithToken(db, at)
    .where('devices.team', '=', at.team)
    .where('members.team', '=', at.team)
    .where((eb) =>
      // The row of a device in a former team (a row with `moved_to`) is not updated by requests, so
      // its `last_seen_at` is not compared.
      eb.or([
        eb('devices.last_seen_at', '>', at.seenAfter),
        eb('devices.moved_to', 'is not', null),
      ]),
    )
    .select((eb) =>
      eb
        .selectFrom('devices as all')
        .where('all.team', '=', at.team)
        .whereRef('all.member', '=', 'devices.member')
        .where('all.kind', '=', 'extension')
        .select(eb.fn.countAll<number>().as('count'))
        .as('count'),
    ),
)
// Finds the caller for a token that contains no team (older versions of Stint made such tokens),
// and for a token whose team was deleted.
const findCallerAnywhere = preparedQuery((db, at: TokenQuery) =>
  devicesWithToken(db, at)
    .where('devices.last_seen_at', '>', at.seenAfter)
    .where('devices.moved_to', 'is', null)
    .select((eb) =>
      eb
        .selectFrom('devices as all')
        .whereRef('all.team', '=', 'devices.team')
        .whereRef('all.member', '=', 'devices.member')
        .where('all.kind', '=', 'extension')
        .select(eb.fn.countAll<number>().as('count'))
        .as('count'),
    ),
)

const isTeam = async (db: Database, team: string) => {
  const found = db.selectFrom('team_names').select('team').where('team', '=', team)
  return (await found.executeTakeFirst()) !== undefined
}

/**
 * Finds the device to which a token belongs: in the team whose id the token contains, or in the
 * team to which the device's member has moved.
 */
const findDevice = async (db: Database, token: string, at: TokenQuery) => {
  if (token.length <= SECRET_LENGTH) return (await findCallerAnywhere(db, at))[0]
  const team = teamIn(token)
  const [found] = await findCaller(db, { ...at, team })
  if (found)
    return found.moved_to ? (await findCaller(db, { ...at, team: found.moved_to }))[0] : found
  return (await isTeam(db, team)) ? undefined : (await findCallerAnywhere(db, at))[0]
}

/**
 * Returns the caller that a token or a session's secret belongs to. Returns undefined if the secret
 * is unknown, revoked or expired, or if its owner has left.
 */
export const callerOf = async (
  db: Database,
  token: string,
  now: number,
  /**
   * The present instant with which the expiry of tokens is compared. It comes from the proven clock
   * (server/clock.ts), so that no token expires because somebody has just set the clock ahead.
   */
  expiryNow = now,
): Promise<Caller | undefined> => {
  const at = { hash: hashOf(token), seenAfter: expiryNow - TOKEN_LIFE }
  const found = await findDevice(db, token, at)
  if (!found || isIdle(found, expiryNow)) return undefined
  const { last_seen_at, count, day_start, keeps_unexplained, ...rest } = found
  const { moved_to, stays, leads, tracked, ...device } = rest
  const person = personPartsFrom({ stays, leads, tracked })
  if ((leavingAt(person) ?? Number.POSITIVE_INFINITY) <= expiryNow) return undefined
  // The instant of a request is not stored every time, because then each request would cause a
  // write. `markSeen` never replaces an instant by an earlier one: otherwise, after a moment in
  // which the clock was wrong, a token could expire too early.
  if (now - last_seen_at > SEEN_EVERY) await inTransaction(db, (tx) => markSeen(tx, device, now))
  const keepsUnexplained = keeps_unexplained === null ? null : keeps_unexplained === 1
  return { ...device, ...person, dayStart: day_start, keepsUnexplained, alone: count === 1 }
}

const markSeen = (tx: Database, { team, member, id }: Device, now: number) =>
  tx
    .updateTable('devices')
    .set({ last_seen_at: now })
    .where('team', '=', team)
    .where('member', '=', member)
    .where('id', '=', id)
    .where('last_seen_at', '<', now)
    .execute()
