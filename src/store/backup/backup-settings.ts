import type { StintDatabase } from '../database.ts'
import type { Named } from '../named.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { keepVersions } from '../scheme/team.ts'
import { changeSettings } from '../settings.ts'

/**
 * For each row of the table `named`: whether a backup contains this row. A backup contains what the
 * person entered or chose. It does not contain the state of this browser (such as its id and the
 * state of sending), data that comes from others (such as the company's policy), and above all not
 * the token of the connection.
 */
const IN_BACKUP = {
  settings: true,
  scheme: true,
  schemeEdits: false,
  team: false,
  guesses: true,
  device: false,
  connection: false,
  sentTo: false,
  sending: false,
  policy: false,
  notified: false,
  putAway: false,
  dayTold: false,
  weekTold: false,
  fetched: false,
  savedAt: false,
  // Not in a backup: the address of the calendar is a secret, and the times belong to that
  // calendar.
  calendar: false,
  calendarTimes: false,
  domains: false,
  leaveAnswered: false,
  zoneTold: false,
  // Not in a backup: part of this browser's own connection to an endpoint.
  keepsId: false,
  workingTime: true,
  workingTimeSent: false,
} as const satisfies Record<keyof Named, boolean>

type BackupName = {
  [Name in keyof Named]: (typeof IN_BACKUP)[Name] extends true ? Name : never
}[keyof Named]

/** The rows of the table `named` in a backup; a property is absent if its row does not exist. */
export type BackupSettings = { readonly [Name in BackupName]?: Named[Name] }

const NAMES = Object.entries(IN_BACKUP).flatMap(([name, kept]) =>
  kept ? [name as BackupName] : [],
)

export const readBackupSettings = async (db: StintDatabase): Promise<BackupSettings> => {
  const rows = await db.named.bulkGet(NAMES)
  return Object.fromEntries(
    rows.flatMap((row) => (row ? [[row.name, row.value]] : [])),
  ) as BackupSettings
}

/** Whether the person has changed any setting in this browser. */
export const hasSettings = (db: StintDatabase): Promise<boolean> =>
  db.transaction(
    'r',
    db.named,
    async () => Object.keys((await readNamed(db, 'settings')) ?? {}).length > 0,
  )

/**
 * Restores the rows of the table `named`. The caller runs it within the transaction of the restore.
 * @param withSettings the backup's settings replace the current settings
 */
export async function putBackSettings(
  db: StintDatabase,
  kept: BackupSettings,
  withSettings: boolean,
) {
  const { settings, scheme, guesses, workingTime } = kept
  if (settings && withSettings) {
    // `recordTrace` (whether a trace is being recorded) is not restored, because it is not a
    // preference of the person.
    const { recordTrace: _, ...wishes } = settings
    await changeSettings(db, wishes)
  }
  // The working week and the days off are facts, not preferences, so the version that was changed
  // last is used, whether it is stored here or in the backup.
  if (workingTime && workingTime.changedAt > ((await readNamed(db, 'workingTime'))?.changedAt ?? 0))
    await writeNamed(db, 'workingTime', workingTime)
  if (scheme) await putBackScheme(db, scheme)
  if (guesses) await writeNamed(db, 'guesses', { ...guesses, ...(await readNamed(db, 'guesses')) })
}

/**
 * Restores the scheme (the set of categories). If a category is only in the backup, its name and
 * its base category are always stored, even if the backup's versions of the scheme are not
 * restored.
 */
async function putBackScheme(db: StintDatabase, { versions, kept = [] }: Named['scheme']) {
  const here = (await readNamed(db, 'scheme'))?.versions
  const next = isContinuation(here ?? [], versions) ? versions : here
  const known = versions.toReversed().flatMap(({ categories }) => categories)
  if (next) await keepVersions(db, next, [...known, ...kept])
}

/**
 * Whether the backup's versions of the scheme begin with all the current versions. Otherwise, the
 * backup's versions are not restored: time that was counted under the current versions must not
 * change.
 */
const isContinuation = (here: readonly object[], saved: readonly object[]) =>
  here.length < saved.length &&
  here.every((version, i) => JSON.stringify(version) === JSON.stringify(saved[i]))
