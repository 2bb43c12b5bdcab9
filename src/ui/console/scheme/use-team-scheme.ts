import { useEffect, useState } from 'preact/hooks'
import { draftOf, preparedScheme } from '../../../core/scheme/draft.ts'
import type { SchemeEdit } from '../../../core/scheme/edits.ts'
import type { SchemeContent } from '../../../core/scheme/versions.ts'
import type { SchemeActs } from '../../settings/categories/scheme-acts.ts'
import type { Readiness, SchemeRefusal } from '../../settings/ports.ts'
import { todayHere } from '../date-here.ts'
import { failureWords } from '../failure-words.ts'
import type { SchemePorts, TeamScheme } from './ports.ts'

/**
 * Reads a team's scheme. Reads it again after a refusal, because somebody else may have changed it.
 */
const useRead = (ports: SchemePorts, team: string) => {
  const [read, setRead] = useState<TeamScheme>()
  const [failed, setFailed] = useState('')
  const reload = () => ports.read(team).then(setRead, (error) => setFailed(failureWords(error)))
  useEffect(() => void reload(), [team])
  return { read, failed, reload }
}

/** A team's scheme, and the change of the scheme that the person prepares on this page. */
export function useTeamScheme(ports: SchemePorts, team: string) {
  const { read, failed, reload } = useRead(ports, team)
  const [edits, setEdits] = useState<readonly SchemeEdit[]>([])
  const [refusal, setRefusal] = useState<SchemeRefusal>()
  const [busy, setBusy] = useState(false)
  const [stored, setStored] = useState(false)
  const view = read && draftOf(read.versions, edits, todayHere())
  const change = async (scheme: SchemeContent, readiness?: Readiness) => {
    if (!view || busy) return
    setBusy(true)
    const refused = await ports.change(team, view.newest.version, scheme, readiness)
    await reload()
    setRefusal(refused)
    setStored(!refused)
    if (!refused) setEdits([])
    setBusy(false)
  }
  const prepare = (next: readonly SchemeEdit[]) => {
    setEdits(next)
    setRefusal(undefined)
    setStored(false)
  }
  const acts: SchemeActs = {
    edit: async (edit) => prepare([...edits, edit]),
    unedit: (what) => prepare(what === 'last' ? edits.slice(0, -1) : []),
    putInForce: (readiness) => void (view && change(preparedScheme(view), readiness)),
    takeBack: () => void (view && change(view.settled)),
    busy,
    cancel: undefined,
    refusal,
    asksReadiness: read !== undefined && !read.answered,
  }
  return { view, answered: read?.answered, failed, stored, acts }
}
