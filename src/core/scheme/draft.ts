/** A change of a scheme in preparation, as the pages show it that edit a scheme. */
import { changeAllowedFrom, schemeStatus } from './change.ts'
import { applySchemeEdits, type SchemeEdit } from './edits.ts'
import type { SchemeContent, SchemeVersion } from './versions.ts'

export interface SchemeDraft {
  /** The stored versions, the oldest first. */
  versions: readonly SchemeVersion[]
  settled: SchemeVersion
  newest: SchemeVersion
  /** The version that takes effect on a later day. */
  pending: SchemeVersion | undefined
  /** The first day on which it may be changed; undefined: today. */
  allowedFrom: string | undefined
  edits: readonly SchemeEdit[]
  /** The newest version with the edits applied. */
  draft: SchemeContent
}

/** @param known the newest version; with categories that are only known from before, if any */
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

/** The prepared version, without categories that are only known from before and still retired. */
export const preparedScheme = ({ draft, newest, edits }: SchemeDraft): SchemeContent =>
  edits.length === 0
    ? newest
    : {
        changeEvery: draft.changeEvery,
        categories: draft.categories.filter(
          ({ id, retired }) => !retired || newest.categories.some((known) => known.id === id),
        ),
      }
