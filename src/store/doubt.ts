import { crmSince, doubtfulAt } from '../core/forgotten.ts'
import type { State } from '../core/memory.ts'
import type { StintDatabase } from './database.ts'
import { ownZone, readSettings } from './settings.ts'
import { stretchOf } from './stretch.ts'
import { readTail } from './tail.ts'

/** Whether what runs still does (rule 7). */
export interface Doubt {
  /** It has run for very long, or past the working day; or it is a call, and the CRM is open. */
  why: 'long' | 'crm'
  /** When it was first asked for, or when the CRM began; epoch milliseconds. */
  at: number
}

/** Within a transaction over segments, attribution and named. */
export async function readDoubt(
  db: StintDatabase,
  device: string,
  now: number,
): Promise<Doubt | undefined> {
  const stored = await db.attribution.get(device)
  if (!stored) return undefined
  const timeline = (await readTail(db, device, now)).map(stretchOf)
  const settings = await readSettings(db)
  const state: State = { timeline, memory: stored.memory, settings, zone: ownZone() }
  const long = doubtfulAt(state)
  if (long !== undefined && long <= now) return { why: 'long', at: long }
  const crm = stored.memory.away ? undefined : crmSince(state, now)
  return crm === undefined ? undefined : { why: 'crm', at: crm }
}
