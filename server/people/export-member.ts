/**
 * Exports all data that are stored about a person, because a person has the right to get these
 * data.
 */
import { fromParts } from '../../src/core/indicators/amounts.ts'
import type { AccessLog } from '../../src/sync/contract.ts'
import { accessLogOf, readsBy } from '../access/access-log.ts'
import { recordReadWithin } from '../access/record-read.ts'
import type { Database, SegmentRow } from '../db/tables.ts'
import { fromTable } from '../segments/segment-columns.ts'
import { exportAccounts } from '../sign-in/accounts-of-person.ts'
import { COMMAND_LINE, recordAct } from './audit.ts'
import type { Owner } from './owner.ts'
import { type Person, requirePerson, teamsOf } from './person.ts'
import { readOwnTime } from './working-time.ts'

const exportedSegment = (row: SegmentRow) => ({
  ...fromTable(row),
  firstReceivedAt: row.first_received_at,
  receivedAt: row.received_at,
})

const heldIn = async (tx: Database, { team, member }: Owner) => {
  const devices = await tx
    .selectFrom('devices')
    .select(['id', 'label', 'version', 'created_at as connectedAt', 'last_seen_at as lastSeenAt'])
    .select(['revoked_at as revokedAt', 'zone', 'day_start as dayStart'])
    .select('keeps_unexplained as keepsUnexplained')
    .where('team', '=', team)
    .where('member', '=', member)
    .execute()
  const days = await tx
    .selectFrom('days')
    .select(['device', 'date', 'first_asked_at as firstAskedAt', 'corrected_at as correctedAt'])
    .where('team', '=', team)
    .where('member', '=', member)
    .execute()
  const segments = await tx
    .selectFrom('segments')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .orderBy('seq')
    .execute()
  const indicators = await tx
    .selectFrom('indicator_history')
    .select(['indicator', 'period', 'from_date as from', 'parts', 'given_at as givenAt'])
    .where('team', '=', team)
    .where('member', '=', member)
    .orderBy('given_at')
    .execute()
  const acts = await tx
    .selectFrom('audit')
    .select(['at', 'actor', 'act', 'about', 'detail'])
    .where('team', '=', team)
    .where((eb) =>
      eb.or([
        eb('actor', '=', member),
        eb('about', 'in', [member, ...devices.map(({ id }) => id)]),
      ]),
    )
    .orderBy('at')
    .execute()
  return {
    devices,
    days,
    acts,
    segments: segments.map(exportedSegment),
    indicators: indicators.map(({ parts, ...value }) => ({
      ...value,
      value: parts === null ? null : fromParts(parts),
    })),
  }
}

/** Returns all entries of the access log about other people's reads of the person's figures. */
const wholeAccessLog = async (tx: Database, person: Person) => {
  const all: AccessLog['reads'] = []
  for (let before: number | undefined; ; ) {
    const { reads, next } = await accessLogOf(tx, person, { before })
    all.push(...reads)
    if (next === undefined) return all
    before = Number(next)
  }
}

/** Returns all data about a member, except codes and tokens. */
export const exportMember = (db: Database, { team, member }: Owner, now: number) =>
  db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('members')
      .innerJoin('teams', 'teams.id', 'members.team')
      .select(['members.name', 'members.role', 'members.created_at as addedAt'])
      .select('members.last_sent_at as lastSentAt')
      .select('teams.name as team')
      .where('members.team', '=', team)
      .where('members.id', '=', member)
      .executeTakeFirstOrThrow()
    const whole = await requirePerson(tx, member)
    const { email, isTracked, leads, stays } = whole
    const workingTime = await readOwnTime(tx, member)
    const accessLog = await wholeAccessLog(tx, whole)
    const person = {
      ...found,
      ...(email && { email }),
      isTracked,
      leads,
      stays,
      ...(workingTime && { workingTime }),
    }
    const [present, ...earlier] = teamsOf({ team, stays })
    const held = await heldIn(tx, { team: present ?? team, member })
    const before = []
    for (const other of earlier)
      before.push({ team: other, ...(await heldIn(tx, { team: other, member })) })
    await recordAct(tx, {
      team,
      at: now,
      actor: COMMAND_LINE,
      act: 'member exported',
      about: member,
    })
    await recordReadWithin(tx, { team, reader: COMMAND_LINE, route: 'copy', people: [member] }, now)
    const reads = await readsBy(tx, member)
    const accounts = await exportAccounts(tx, member)
    return {
      person,
      ...accounts,
      accessLog,
      reads,
      ...held,
      ...(before.length > 0 && { earlierTeams: before }),
    }
  })
