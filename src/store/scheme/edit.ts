/**
 * Prepares a change of the scheme (the set of categories) and puts it in force. Only the settings
 * page uses this file.
 */

import type { Categories } from '../../core/scheme/categories.ts'
import { nextVersion, type SchemeRefusal } from '../../core/scheme/change.ts'
import { draftOf, preparedScheme, type SchemeDraft } from '../../core/scheme/draft.ts'
import type { SchemeEdit } from '../../core/scheme/edits.ts'
import { FIRST_SCHEME, type SchemeContent } from '../../core/scheme/versions.ts'
import { dayOf } from '../../core/time/days.ts'
import type { StintDatabase } from '../database.ts'
import type { Named, StoredTeam } from '../named.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { ownZone } from '../own-zone.ts'
import { keepVersions } from './team.ts'

/** The scheme in the form that the settings page shows. Read in one transaction. */
export interface SchemeView extends SchemeDraft {
  /** The team; undefined if this browser is not connected. */
  team: (Partial<StoredTeam> & { name: string }) | undefined
}

/**
 * Whether the person may edit the scheme. Everybody may edit their own scheme; managers and
 * administrators may edit that of their team.
 */
export const mayEdit = ({ team }: Pick<SchemeView, 'team'>) =>
  !team || team.role === 'manager' || team.role === 'administrator'

const today = () => dayOf(Date.now(), ownZone(), 0)

export const readSchemeView = (db: StintDatabase): Promise<SchemeView> =>
  db.transaction('r', db.named, async () => {
    const { versions, kept } = await readStored(db)
    const connection = await readNamed(db, 'connection')
    const edits = (await readNamed(db, 'schemeEdits')) ?? []
    // Categories that the person made before they joined a team are not offered to the team.
    const known = (newest: SchemeContent) => (connection ? newest : withKept(newest, kept))
    return {
      ...draftOf(versions, edits, today(), known),
      team: connection && { name: connection.team, ...(await readNamed(db, 'team')) },
    }
  })

const readStored = async (db: StintDatabase): Promise<Named['scheme']> =>
  (await readNamed(db, 'scheme')) ?? { versions: [FIRST_SCHEME] }

const withKept = (version: SchemeContent, kept: Categories = []): SchemeContent => ({
  ...version,
  categories: [
    ...version.categories,
    ...kept
      .filter(({ id }) => !version.categories.some((known) => known.id === id))
      .map((category) => ({ ...category, retired: true as const })),
  ],
})

/**
 * Adds an edit to the scheme change that the person is preparing. The scheme in force does not
 * change.
 */
export const editScheme = (db: StintDatabase, edit: SchemeEdit): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    const edits = (await readNamed(db, 'schemeEdits')) ?? []
    await writeNamed(db, 'schemeEdits', [...edits, edit])
  })

/** Removes the last edit of the prepared scheme change, or all of its edits. */
export const undoSchemeEdit = (db: StintDatabase, what: 'last' | 'all'): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    const edits = (await readNamed(db, 'schemeEdits')) ?? []
    if (what === 'last' && edits.length > 1) await writeNamed(db, 'schemeEdits', edits.slice(0, -1))
    else await db.named.delete('schemeEdits')
  })

/** Why the scheme did not change. `team`: only the endpoint can change the scheme of a team. */
type SchemeNotChanged = SchemeRefusal | { why: 'team' }

/**
 * Puts the prepared scheme change in force from the next day. If the change is refused, returns the
 * reason and changes nothing.
 */
export const putInForce = (db: StintDatabase): Promise<SchemeNotChanged | undefined> =>
  changeOwnScheme(db, preparedScheme, 'done')

/** Withdraws the version of the scheme that is not in force yet. */
export const takeBackScheme = (db: StintDatabase): Promise<SchemeNotChanged | undefined> =>
  changeOwnScheme(db, ({ settled }) => settled)

const changeOwnScheme = (
  db: StintDatabase,
  what: (view: SchemeView) => SchemeContent,
  done?: 'done',
) =>
  db.transaction('rw', db.named, db.trace, async (): Promise<SchemeNotChanged | undefined> => {
    const view = await readSchemeView(db)
    if (view.team) return { why: 'team' }
    const { versions } = view
    const made = nextVersion(versions, what(view), today())
    if ('refused' in made) return made.refused
    await keepVersions(db, [...versions, made.next])
    if (done) await db.named.delete('schemeEdits')
    return undefined
  })
