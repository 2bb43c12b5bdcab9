import { useState } from 'preact/hooks'
import { kindOf, type SchemeEdit } from '../../../core/scheme/edits.ts'
import type { Settings } from '../../../core/settings/settings.ts'
import {
  editScheme,
  mayEdit,
  preparedScheme,
  putInForce,
  type SchemeView,
  takeBackScheme,
  undoSchemeEdit,
} from '../../../store/scheme/edit.ts'
import { dayInFull } from '../../dates.ts'
import { categoryWords as words } from '../../words/categories.ts'
import { endOf, type Readiness, type SchemeRefusal, type SettingsDoors } from '../ports.ts'
import type { Save } from '../save.ts'
import { Add } from './add.tsx'
import { Changes } from './changes.tsx'
import { useSectionFocus } from './focus-heir.ts'
import { History } from './history.tsx'
import { List } from './list.tsx'
import { CancelChange, Prepared } from './prepared-changes.tsx'

interface SchemeProps extends Pick<SettingsDoors, 'db' | 'team' | 'cancel'> {
  view: SchemeView
  colours: Settings['colours']
  wanted: string | undefined
  given: () => void
  save: Save
}

type Change = (edit: SchemeEdit) => Promise<void>

/** Who sets the categories, and since when they are in force. */
const SchemeOwner = ({ view }: { view: SchemeView }) => {
  const { team, settled } = view
  const lines = [
    team && words.ofTeam(team.name),
    team && !team.role ? words.notYet : team && (mayEdit(view) ? words.manager : words.member),
    settled.from && words.since(dayInFull(settled.from)),
  ]
  return <p id="scheme-standing">{lines.filter(Boolean).join(' ')}</p>
}

const KINDS = ['base', 'detailed', 'own'] as const

const Kind = ({ view, edit }: { view: SchemeView; edit: Change | undefined }) => {
  const kind = kindOf(view.draft.categories)
  return (
    <fieldset id="scheme-kind" disabled={!edit}>
      <legend>{words.kind}</legend>
      {KINDS.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="scheme-kind"
            value={one}
            checked={kind === one}
            // A scheme becomes custom by an edit.
            disabled={one === 'own' && kind !== 'own'}
            onChange={() => one !== 'own' && edit?.({ do: 'take', scheme: one })}
          />
          {words.kinds[one]}
        </label>
      ))}
    </fieldset>
  )
}

const MONTHS = [1, 3, 6] as const

const Every = ({ view, edit }: { view: SchemeView; edit: Change | undefined }) => (
  <div class="setting">
    <div>
      <label for="change-every">{words.every}</label>
      <p id="change-every-more">{words.everyHint}</p>
    </div>
    <select
      id="change-every"
      aria-describedby="change-every-more"
      disabled={!edit}
      value={view.draft.changeEvery}
      onChange={({ currentTarget: { value } }) => {
        const months = MONTHS.find((one) => one === Number(value))
        if (months) void edit?.({ do: 'every', months })
      }}
    >
      {MONTHS.map((months) => (
        <option key={months} value={months}>
          {words.everyMonths[months]}
        </option>
      ))}
    </select>
  </div>
)

interface PendingProps {
  view: SchemeView
  busy: boolean
  /** Cancels the request; undefined if none runs. */
  cancel: (() => void) | undefined
  takeBack: (() => void) | undefined
}

/** The version that takes force on a later day. */
const Pending = ({ view: { pending, settled }, busy, cancel, takeBack }: PendingProps) =>
  pending?.from ? (
    <div id="pending" class="sees" tabIndex={-1}>
      <b>{words.pending(dayInFull(pending.from))}</b>
      <Changes before={settled} after={pending} />
      {takeBack && (
        <>
          <p>{words.pendingHint}</p>
          <p class="acts">
            <button type="button" id="take-back" class="button" aria-busy={busy} onClick={takeBack}>
              {words.takeBack}
            </button>
            {cancel && <CancelChange cancel={cancel} />}
          </p>
        </>
      )}
    </div>
  ) : null

const cancelledRefusal = (error: unknown): SchemeRefusal => {
  if (endOf(error) === 'cancelled') return { why: 'cancelled' }
  throw error
}

/** The scheme, which changes by rule. */
export const Scheme = (props: SchemeProps) => {
  const { db, team, cancel, view, colours, wanted, given, save } = props
  useSectionFocus()
  const [refusal, setRefusal] = useState<SchemeRefusal>()
  const [busy, setBusy] = useState(false)
  const may = mayEdit(view)
  const attempt = async (act: () => Promise<SchemeRefusal | undefined>) => {
    // The button stays enabled: a disabled one would lose the focus.
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
  const cancelNow = busy && view.team ? cancel : undefined
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
  // Nothing is in force yet; the page shows the prepared changes.
  const prepare = (change: () => Promise<unknown>) =>
    save(async () => {
      await change()
      return 'quiet'
    })
  const edit: Change = (one) => {
    setRefusal(undefined)
    return prepare(() => editScheme(db, one))
  }
  const change = may ? edit : undefined
  const { allowedFrom, edits } = view
  return (
    <div id="scheme">
      <SchemeOwner view={view} />
      <Pending
        view={view}
        busy={busy}
        cancel={may && view.edits.length === 0 ? cancelNow : undefined}
        takeBack={may ? back : undefined}
      />
      {may && allowedFrom && edits.length === 0 && (
        <p id="allowed-from">{words.allowedFrom(dayInFull(allowedFrom))}</p>
      )}
      <Kind view={view} edit={change} />
      <List
        categories={view.draft.categories}
        settled={view.settled.categories}
        colours={colours}
        edit={change}
      />
      {may && (
        <div id="add">
          <Add categories={view.draft.categories} wanted={wanted} edit={edit} done={given} />
        </div>
      )}
      {!may && wanted !== undefined && (
        <p role="status" class="sees" ref={(line) => line?.scrollIntoView({ block: 'center' })}>
          {words.wantedByMember(wanted)}
        </p>
      )}
      <Every view={view} edit={change} />
      {may && (
        <Prepared
          view={view}
          busy={busy}
          cancel={cancelNow}
          refusal={refusal}
          facts={team.facts}
          putInForce={(readiness) => void put(readiness)}
          unedit={(what) => {
            setRefusal(undefined)
            void prepare(() => undoSchemeEdit(db, what))
          }}
        />
      )}
      <History versions={view.versions} />
    </div>
  )
}
