/**
 * A change of a scheme (a set of categories) that the person has not saved yet, in the form that
 * pages for editing need.
 */
import { changeAllowedFrom, schemeStatus } from './change.ts'
import { applySchemeEdits, type SchemeEdit } from './edits.ts'
import type { SchemeContent, SchemeVersion } from './versions.ts'

export interface SchemeDraft {
  /** The stored versions, the oldest first. */
  versions: readonly SchemeVersion[]
  settled: SchemeVersion
  newest: SchemeVersion
  /** The newest version, if it takes effect after today. */
  pending: SchemeVersion | undefined
  /** The first day on which the scheme may be changed. Undefined if it may be changed today. */
  allowedFrom: string | undefined
  edits: readonly SchemeEdit[]
  /** The newest version with the edits applied. */
  draft: SchemeContent
}

/** @param known returns the newest version with the categories of earlier schemes added to it */
export const draftOf = (
  versions: readonly SchemeVersion[],
  edits: readonly SchemeEdit[],
  today: string,
  known: (newest: SchemeVersion) => SchemeContent = (newest) => newest,
): SchemeDraft => {
  const { settled, newest, pending } = schemeStatus(versions, today)
  return {
    versions,
    settled,
    newest,
    pending,
    edits,
    allowedFrom: changeAllowedFrom(versions, today),
    draft: applySchemeEdits(known(newest), edits, settled.categories),
  }
}

/**
 * The version that the person has prepared. Categories that came only from earlier schemes are left
 * out if they are still retired.
 */
export const preparedScheme = ({ draft, newest, edits }: SchemeDraft): SchemeContent =>
  edits.length === 0
    ? newest
    : {
        changeEvery: draft.changeEvery,
        categories: draft.categories.filter(
          ({ id, retired }) => !retired || newest.categories.some((known) => known.id === id),
        ),
      }
