/** Finds in the endpoint's health report what needs the administrator's attention. */
import { day, minute, second } from '../../../core/time/units.ts'
import type { HealthReport } from '../../../sync/contract.ts'
import { dateTime, inBytes } from '../../dates.ts'
import { locale } from '../../formats.ts'
import { healthWords as words } from '../../words/health.ts'

interface Trouble {
  text: string
  /**
   * Whether the trouble is about webhooks. If so, the page shows a link to the page about webhooks.
   */
  isWebhooks?: true
}

/**
 * A disk is low on space if its free part is smaller than `part` (0.1 is a tenth of the disk) and
 * its free space is also smaller than `bytes`.
 */
const LOW = { part: 0.1, bytes: 1e10 }
/**
 * A backup that is older than this number of milliseconds needs attention. A backup should be made
 * every day.
 */
const OLDEST_BACKUP = 2 * day
/**
 * A change of the clock needs no attention if it happened longer ago than this number of
 * milliseconds.
 */
const RECENT = 7 * day

const inUnit = (value: number, unit: string) =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)

/**
 * A change of the clock in words, such as `5 minutes ahead`. `by` is in milliseconds; it is
 * negative if the clock was set back.
 */
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
