/** Fills an empty endpoint with two teams under one head, and with months of their people's time. */
import { randomUUID } from 'node:crypto'
import type { Database } from '../../../server/db/tables.ts'
import { addMember } from '../../../server/people/add-member.ts'
import { callerOf } from '../../../server/people/caller.ts'
import { changeMember } from '../../../server/people/change-member.ts'
import { createCode } from '../../../server/people/codes.ts'
import { connect } from '../../../server/people/connect-device.ts'
import { receiptFor } from '../../../server/segments/receipt.ts'
import { storeBatch } from '../../../server/segments/store-batch.ts'
import { changeScheme } from '../../../server/team/change-scheme.ts'
import { inForceOn } from '../../../src/core/scheme/versions.ts'
import { dayOf } from '../../../src/core/time/days.ts'
import { isAside } from '../../../src/core/time/segment.ts'
import { day } from '../../../src/core/time/units.ts'
import { type LiveRow, MAX_ROWS } from '../../../src/sync/contract.ts'
import { type Bare, dateOf, pastDays } from './days.ts'
import type { Language } from './plans.ts'
import { versionsOn } from './scheme.ts'
import { NAMES } from './team.ts'

export interface Filling {
  /** The present instant of the sample, in epoch milliseconds. */
  now: number
  zone: string
  language: Language
  /** Number of days of history; the default is all nine months. */
  days?: number
}

const TEAMS: Record<Language, readonly [string, string]> = {
  en: ['Sales North', 'Sales South'],
  ru: ['Продажи Север', 'Продажи Юг'],
}
const HEAD: Record<Language, string> = { en: 'Mia Sommer', ru: 'Мария Летова' }

/** Number of people in the first team. All others are in the second team. */
const IN_FIRST = 5

const rowOf = (bare: Bare & { endedAt: number }, scheme: number): LiveRow => ({
  id: randomUUID(),
  revision: 1,
  changedAt: bare.endedAt,
  category: bare.category,
  startedAt: bare.startedAt,
  endedAt: bare.endedAt,
  source: bare.source,
  scheme,
  ...(bare.edited && { edited: true as const }),
  ...(bare.context && { context: { product: bare.context.product } }),
})

/**
 * Number of most recent days for which each browser has asked the endpoint for a receipt (what the
 * endpoint has stored of that day).
 */
const RECEIPTS = 10

/**
 * Changed habits of a person in the last `days` days: time is recorded in the category `to` instead of
 * `from`. A manager's report should show this change.
 */
const HABITS: readonly { person: number; days: number; from: string; to: string }[] = [
  { person: 1, days: 75, from: 'prospect-meeting', to: 'documentation' },
  { person: 2, days: 24, from: 'client-meeting', to: 'misc' },
]

const asOfLate = (category: string, age: number, person: number) =>
  HABITS.find((one) => one.person === person && one.from === category && age < one.days * day)
    ?.to ?? category

/** Returns the rows that a person's browser sent. The last person sent nothing in the last 16 days. */
function rowsOf(
  filling: Filling,
  who: { person: number; seed: string; isLast: boolean },
): LiveRow[] {
  const { now, zone, days = 400 } = filling
  const versions = versionsOn(dateOf(filling))
  const until = who.isLast ? now - 16 * day : now
  return pastDays({ ...filling, moment: 'running', seed: who.seed }).flatMap((bare) => {
    const { startedAt, endedAt, category } = bare
    if (endedAt === undefined || category === 'break' || isAside(category)) return []
    if (startedAt < now - days * day || startedAt > until) return []
    const lately = asOfLate(category, now - startedAt, who.person)
    return [
      rowOf(
        { ...bare, endedAt, category: lately },
        inForceOn(dayOf(startedAt, zone, 0), versions).version,
      ),
    ]
  })
}

async function send(
  db: Database,
  member: { team: string; member: string },
  rows: LiveRow[],
  { now, zone }: Filling,
) {
  const { code } = await createCode(db, member, now)
  const device = { code, device: randomUUID() }
  const connected = await connect(db, device, now, { label: 'Chrome on Windows' })
  const caller = connected && (await callerOf(db, connected.token, now))
  if (!caller) throw new Error('The device was not connected.')
  for (let i = 0; i < rows.length; i += MAX_ROWS) {
    const place = { zone, dayStart: 0, keepsUnexplained: false }
    await storeBatch(db, caller, rows.slice(i, i + MAX_ROWS), now, place)
  }
  const dates = new Set(rows.map(({ startedAt }) => dayOf(startedAt, zone, 0)))
  for (const date of [...dates].sort().slice(-RECEIPTS))
    await receiptFor(db, caller, { date, zone, dayStart: 0 }, now)
}

/** Makes the second version of the scheme (set of categories) that the sample's rows use. */
async function chooseScheme(db: Database, by: { team: string; member: string }, filling: Filling) {
  const [, next] = versionsOn(dateOf(filling))
  if (!next?.from) return
  const at = Temporal.PlainDate.from(next.from)
    .toZonedDateTime(filling.zone)
    .subtract({ hours: 12 })
  const change = {
    after: 1,
    zone: filling.zone,
    changeEvery: next.changeEvery,
    categories: [...next.categories],
    readiness: { indicatorsInCrm: true, crmForHalfAYear: true },
  }
  await changeScheme(db, by, change, at.epochMilliseconds)
}

/** Fills the endpoint. Returns the head who leads both teams, and whose own time is not recorded. */
export async function fillEndpoint(db: Database, filling: Filling) {
  const { language } = filling
  const [first, second] = TEAMS[language]
  const early = filling.now - 270 * day
  const head = await addMember(db, HEAD[language], first, early, 'manager', { isTracked: false })
  const people = NAMES[language]
  for (const [i, name] of people.entries()) {
    const member = await addMember(db, name, i < IN_FIRST ? first : second, early)
    if (i === IN_FIRST) {
      const leads = [head.team, member.team]
      await changeMember(db, head.member, { leads }, { now: early, actor: 'the sample' })
      await chooseScheme(db, { team: member.team, member: head.member }, filling)
    }
    if (i === 0) await chooseScheme(db, { team: head.team, member: head.member }, filling)
    const isLast = i === people.length - 1
    await send(db, member, rowsOf(filling, { person: i, seed: i ? name : '', isLast }), filling)
  }
  return head
}
