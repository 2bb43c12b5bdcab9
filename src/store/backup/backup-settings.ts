import type { Named, StintDatabase } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { keepVersions } from '../scheme/team.ts'
import { changeSettings } from '../settings.ts'

/**
 * Whether a backup contains each named row: what the person made does. This browser's own state
 * (id, sending), data of others (the policy), and above all the token do not.
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
  // The address is a secret, and the times belong to the calendar.
  calendar: false,
  calendarTimes: false,
  domains: false,
  leaveAnswered: false,
  zoneTold: false,
  // Of this browser's own connection.
  keepsId: false,
  workingTime: true,
  workingTimeSent: false,
} as const satisfies Record<keyof Named, boolean>

type BackupName = {
  [Name in keyof Named]: (typeof IN_BACKUP)[Name] extends true ? Name : never
}[keyof Named]

/** The named rows of a backup, each absent if there is none. */
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

/** Whether the person has changed any setting here. */
export const hasSettings = (db: StintDatabase): Promise<boolean> =>
  db.transaction(
    'r',
    db.named,
    async () => Object.keys((await readNamed(db, 'settings')) ?? {}).length > 0,
  )

/**
 * Restores named rows that are absent here; within the transaction of the restore.
 * @param withSettings the backup's settings replace the current ones
 */
export async function putBackSettings(
  db: StintDatabase,
  kept: BackupSettings,
  withSettings: boolean,
) {
  const { settings, scheme, guesses, workingTime } = kept
  if (settings && withSettings) {
    // A recording in progress is not a preference.
    const { recordTrace: _, ...wishes } = settings
    await changeSettings(db, wishes)
  }
  // Days off are facts: those of the later change count.
  if (workingTime && workingTime.changedAt > ((await readNamed(db, 'workingTime'))?.changedAt ?? 0))
    await writeNamed(db, 'workingTime', workingTime)
  if (scheme) await putBackScheme(db, scheme)
  if (guesses) await writeNamed(db, 'guesses', { ...guesses, ...(await readNamed(db, 'guesses')) })
}

/** Unknown categories keep their name and place in totals, whatever happens to the versions. */
async function putBackScheme(db: StintDatabase, { versions, kept = [] }: Named['scheme']) {
  const here = (await readNamed(db, 'scheme'))?.versions
  const next = isContinuation(here ?? [], versions) ? versions : here
  const known = versions.toReversed().flatMap(({ categories }) => categories)
  if (next) await keepVersions(db, next, [...known, ...kept])
}

/** Only versions that continue the current ones: time counted under those must not change. */
const isContinuation = (here: readonly object[], saved: readonly object[]) =>
  here.length < saved.length &&
  here.every((version, i) => JSON.stringify(version) === JSON.stringify(saved[i]))
