/** The parts of the endpoint's health that need somebody's attention. */
import { day, minute, second } from '../../../core/time/units.ts'
import type { HealthReport } from '../../../sync/contract.ts'
import { dateTime, inBytes } from '../../dates.ts'
import { locale } from '../../formats.ts'
import { healthWords as words } from '../../words/health.ts'

interface Trouble {
  text: string
  /** The trouble is about webhooks, which have a page of their own. */
  isWebhooks?: true
}

/**
 * A disk is low on space if less than this part of the disk is free, and also less than this number
 * of bytes.
 */
const LOW = { part: 0.1, bytes: 1e10 }
/**
 * The age at which the last backup needs attention, milliseconds. A backup should be made every
 * day.
 */
const OLDEST_BACKUP = 2 * day
/** A change of the clock longer ago than this needs no attention, milliseconds. */
const RECENT = 7 * day

const inUnit = (value: number, unit: string) =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)

/** A change of the clock in words: `5 minutes ahead`. */
export const clockChangeWords = (by: number) => {
  const length = Math.abs(by)
  const time =
    length < 2 * minute
      ? inUnit(Math.round(length / second), 'second')
      : inUnit(Math.round(length / minute), 'minute')
  return by > 0 ? words.ahead(time) : words.back(time)
}

const ofDisk = ({ database: { disk } }: HealthReport): Trouble[] =>
  disk && disk.free < Math.min(LOW.part * disk.size, LOW.bytes)
    ? [{ text: words.trouble.disk(inBytes(disk.free)) }]
    : []

const ofBackup = ({ backup: { isKnown, lastAt }, at }: HealthReport): Trouble[] => {
  if (!isKnown) return []
  if (lastAt === undefined) return [{ text: words.trouble.noBackup }]
  return at - lastAt > OLDEST_BACKUP ? [{ text: words.trouble.oldBackup(dateTime(lastAt)) }] : []
}

const ofClock = ({ clock: { jump }, at }: HealthReport): Trouble[] =>
  jump && at - jump.at < RECENT
    ? [{ text: words.trouble.clock(dateTime(jump.at), clockChangeWords(jump.by)) }]
    : []

const ofWebhooks = ({ webhooks: { failing, stopped } }: HealthReport): Trouble[] =>
  failing + stopped > 0 ? [{ text: words.trouble.webhooks, isWebhooks: true }] : []

export const troublesIn = (report: HealthReport): readonly Trouble[] => [
  ...ofDisk(report),
  ...ofBackup(report),
  ...ofClock(report),
  ...ofWebhooks(report),
]
