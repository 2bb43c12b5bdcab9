/**
 * Checks the settings in a backup. If a part is invalid or unknown, it is left out, and the other
 * parts are still restored.
 */
import * as z from 'zod/mini'
import { REASONS } from '../../core/day/expected-time.ts'
import { DIALECTS, type DialectName } from '../../core/report/csv.ts'
import { guessProblem } from '../../core/report/guess.ts'
import { BASE, isBase } from '../../core/scheme/categories.ts'
import { categoriesProblem } from '../../core/scheme/change.ts'
import { DEFAULTS, type Settings } from '../../core/settings/settings.ts'
import { LIMITS, type Threshold } from '../../core/settings/thresholds.ts'
import type { BackupSettings } from '../../store/backup/backup-settings.ts'
import {
  DayDate,
  MAX_DAYS_OFF,
  SchemeCategory,
  SchemeVersion,
  Slug,
  WorkingWeek,
} from '../contract.ts'
import { Instant } from './format.ts'

const threshold = (name: Threshold) =>
  z.number().check(z.gte(LIMITS[name].least), z.lte(LIMITS[name].most))
const text = (shape: RegExp) => z.string().check(z.regex(shape))
const Time = text(/^([01]\d|2[0-3]):[0-5]\d$/)
const Host = text(/^[a-z0-9.-]{1,253}(:\d{1,5})?$/)
const Slugs = z.array(Slug)

const SETTINGS = {
  enterAfter: threshold('enterAfter'),
  leaveAfter: threshold('leaveAfter'),
  idleAfter: threshold('idleAfter'),
  gapAfter: threshold('gapAfter'),
  soundAfter: threshold('soundAfter'),
  quietAfter: threshold('quietAfter'),
  longAfter: threshold('longAfter'),
  capAfter: threshold('capAfter'),
  hintAfter: threshold('hintAfter'),
  workdayEnd: Time,
  autoStart: z.boolean(),
  keepRecords: z.boolean(),
  products: Slugs,
  ownHosts: z.array(Host),
  sites: z.array(
    z.strictObject({ host: Host, category: Slug, whileSound: z.optional(z.boolean()) }),
  ),
  calls: z.array(z.strictObject({ product: Slug, category: Slug, ask: z.optional(z.boolean()) })),
  dayStart: z.int().check(z.gte(0), z.lte(23)),
  sendAt: Time,
  sendBy: z.enum(['time', 'hand']),
  sendNotes: z.boolean(),
  sendRecords: z.boolean(),
  sendUnexplained: z.boolean(),
  privateCategories: Slugs,
  notify: z.boolean(),
  notifyDay: z.boolean(),
  notifyWeek: z.boolean(),
  miscShare: z.number().check(z.gte(0), z.lte(1)),
  tables: z.enum(['auto', ...(Object.keys(DIALECTS) as DialectName[])]),
  colours: z.record(Slug, text(/^#[\da-f]{6}$/i)),
  order: Slugs,
  keys: z.record(Slug, text(/^[\p{L}\d]$/u)),
  panelKeys: z.boolean(),
  hidden: Slugs,
  recordTrace: z.boolean(),
} satisfies { [Name in keyof Settings]: z.ZodMiniType<Settings[Name]> }

const Scheme = z.object({
  versions: z.array(SchemeVersion),
  kept: z.exactOptional(z.array(SchemeCategory)),
})

const Guessed = z.object({
  at: Instant,
  guess: z.exactOptional(
    z.record(Slug, z.int()).check(z.refine((guess) => !guessProblem(guess), 'it adds up to 100')),
  ),
})

const StoredWorkingTime = z.object({
  week: z.exactOptional(WorkingWeek),
  off: z
    .array(
      z
        .strictObject({ from: DayDate, to: DayDate, reason: z.enum(REASONS) })
        .check(z.refine(({ from, to }) => from <= to)),
    )
    .check(z.maxLength(MAX_DAYS_OFF)),
  changedAt: Instant,
})

export const parseBackupSettings = (named: Readonly<Record<string, unknown>>): BackupSettings => {
  const settings = validParts(named.settings, (name) =>
    Object.hasOwn(SETTINGS, name) ? SETTINGS[name as keyof Settings] : undefined,
  )
  const guesses = validParts(named.guesses, (month) => (MONTH.test(month) ? Guessed : undefined))
  const scheme = readScheme(named.scheme)
  const workingTime = StoredWorkingTime.safeParse(named.workingTime).data
  return {
    ...(settings && { settings: withoutContradiction(settings) }),
    ...(scheme && { scheme }),
    ...(workingTime && { workingTime }),
    ...(guesses && { guesses: guesses as NonNullable<BackupSettings['guesses']> }),
  }
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** The properties for which a schema exists and that match this schema. */
function validParts(value: unknown, shapeOf: (name: string) => z.ZodMiniType | undefined) {
  if (typeof value !== 'object' || value === null) return undefined
  const parts = Object.entries(value).filter(
    ([name, part]) => shapeOf(name)?.safeParse(part).success,
  )
  return Object.fromEntries(parts)
}

/** If `longAfter` is larger than `capAfter`, which is not allowed, both are left out. */
function withoutContradiction(settings: Partial<Settings>): Partial<Settings> {
  const { longAfter, capAfter, ...rest } = settings
  const both = { ...DEFAULTS, ...settings }
  return both.longAfter <= both.capAfter ? settings : rest
}

function readScheme(value: unknown): BackupSettings['scheme'] {
  const { versions, kept } = Scheme.safeParse(value).data ?? {}
  if (!versions?.length) return undefined
  const inOrder = versions.every(({ version }, i) => version > (versions[i - 1]?.version ?? 0))
  // Each version is checked alone, and not against the previous version: that version may have been
  // withdrawn, and the next one then has fewer categories.
  if (!inOrder || versions.some(({ categories }) => categoriesProblem(BASE, categories)))
    return undefined
  const known = kept?.filter(({ parent }) => parent !== undefined && isBase(parent))
  return { versions, ...(known && { kept: known }) }
}
