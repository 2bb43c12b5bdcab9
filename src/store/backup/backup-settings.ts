import type { Named, StintDatabase } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { keepVersions } from '../scheme/team.ts'
import { changeSettings } from '../settings.ts'

/**
 * Whether a backup holds it: what a person made does. What is this browser's own (who it is, how its
 * sending stands), what others say (the company's policy), and above all the token do not.
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
  dayTold: false,
  fetched: false,
  savedAt: false,
  zoneTold: false,
} as const satisfies Record<keyof Named, boolean>

type BackupName = {
  [Name in keyof Named]: (typeof IN_BACKUP)[Name] extends true ? Name : never
}[keyof Named]

/** What a backup holds beside segments, each part absent where there is none. */
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

/** Whether the person has set anything here. */
export const hasSettings = (db: StintDatabase): Promise<boolean> =>
  db.transaction(
    'r',
    db.named,
    async () => Object.keys((await readNamed(db, 'settings')) ?? {}).length > 0,
  )

/**
 * Puts back what this browser has none of; within the transaction that puts back the rest.
 * @param withSettings the person's settings go over those that are here
 */
export async function putBackSettings(
  db: StintDatabase,
  kept: BackupSettings,
  withSettings: boolean,
) {
  const { settings, scheme, guesses } = kept
  if (settings && withSettings) {
    // A recording is something going on, not a wish.
    const { recordTrace: _, ...wishes } = settings
    await changeSettings(db, wishes)
  }
  if (scheme) await putBackScheme(db, scheme)
  if (guesses) await writeNamed(db, 'guesses', { ...guesses, ...(await readNamed(db, 'guesses')) })
}

/** What is no category here keeps its name and its place, whatever becomes of the versions. */
async function putBackScheme(db: StintDatabase, { versions, kept = [] }: Named['scheme']) {
  const here = (await readNamed(db, 'scheme'))?.versions
  const next = isContinuation(here ?? [], versions) ? versions : here
  const known = versions.toReversed().flatMap(({ categories }) => categories)
  if (next) await keepVersions(db, next, [...known, ...kept])
}

/** Only versions that follow on what is here: what was counted under these stays what it was. */
const isContinuation = (here: readonly object[], saved: readonly object[]) =>
  here.length < saved.length &&
  here.every((version, i) => JSON.stringify(version) === JSON.stringify(saved[i]))
