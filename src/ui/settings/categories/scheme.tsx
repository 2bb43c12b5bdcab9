import { useState } from 'preact/hooks'
import { preparedScheme } from '../../../core/scheme/draft.ts'
import type { SchemeEdit } from '../../../core/scheme/edits.ts'
import type { Settings } from '../../../core/settings/settings.ts'
import {
  editScheme,
  mayEdit,
  putInForce,
  type SchemeView,
  takeBackScheme,
  undoSchemeEdit,
} from '../../../store/scheme/edit.ts'
import { dayInFull } from '../../dates.ts'
import { categoryWords as words } from '../../words/categories.ts'
import { endOf, type Readiness, type SchemeRefusal, type SettingsPorts } from '../ports.ts'
import type { Save } from '../use-save.ts'
import { SchemeEditor } from './scheme-editor.tsx'

interface SchemeProps extends Pick<SettingsPorts, 'db' | 'team' | 'cancel'> {
  view: SchemeView
  colours: Settings['colours']
  wanted: string | undefined
  given: () => void
  save: Save
}

/** Says who decides about the categories, and since when the present categories are in force. */
const SchemeOwner = ({ view }: { view: SchemeView }) => {
  const { team, settled } = view
  const lines = [
    team && words.ofTeam(team.name),
    team && !team.role ? words.notYet : team && (mayEdit(view) ? words.manager : words.member),
    settled.from && words.since(dayInFull(settled.from)),
  ]
  return <p id="scheme-standing">{lines.filter(Boolean).join(' ')}</p>
}

const cancelledRefusal = (error: unknown): SchemeRefusal => {
  if (endOf(error) === 'cancelled') return { why: 'cancelled' }
  throw error
}

/** The actions of a person who may change the scheme. */
const useActs = ({ db, team, cancel, view, save }: SchemeProps) => {
  const [refusal, setRefusal] = useState<SchemeRefusal>()
  const [busy, setBusy] = useState(false)
  const attempt = async (act: () => Promise<SchemeRefusal | undefined>) => {
    // The button stays enabled while a request is under way, because a disabled button would lose
    // the focus.
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    let refused: SchemeRefusal | undefined
    await save(async () => {
      refused = await act().catch(cancelledRefusal)
      return refused ? 'refused' : undefined
    })
    setRefusal(refused)
    setBusy(false)
  }
  const put = (readiness: Readiness | undefined) =>
    attempt(() =>
      view.team
        ? team.change(view.newest.version, preparedScheme(view), { readiness, done: 'done' })
        : putInForce(db),
    )
  const back = () =>
    attempt(() =>
      view.team ? team.change(view.newest.version, view.settled, {}) : takeBackScheme(db),
    )
  // Stores a prepared change, which is not in force yet. The list of prepared changes shows it.
  const prepare = (change: () => Promise<unknown>) => {
    setRefusal(undefined)
    return save(async () => {
      await change()
      return 'quiet'
    })
  }
  return {
    edit: (one: SchemeEdit) => prepare(() => editScheme(db, one)),
    unedit: (what: 'last' | 'all') => void prepare(() => undoSchemeEdit(db, what)),
    putInForce: (readiness: Readiness | undefined) => void put(readiness),
    takeBack: () => void back(),
    busy,
    cancel: busy && view.team ? cancel : undefined,
    refusal,
    asksReadiness: view.team !== undefined && !view.team.ready,
  }
}

/** The section for the scheme and its changes (docs/domain.md, *Scheme rules*). */
export const Scheme = (props: SchemeProps) => {
  const { view, colours, wanted, given } = props
  const acts = useActs(props)
  return (
    <div id="scheme">
      <SchemeOwner view={view} />
      <SchemeEditor
        view={view}
        colours={colours}
        acts={mayEdit(view) ? acts : undefined}
        facts={props.team.facts}
        wanted={wanted}
        given={given}
      />
    </div>
  )
}
