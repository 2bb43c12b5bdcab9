import type { ComponentChildren } from 'preact'
import type { SchemeDraft } from '../../../core/scheme/draft.ts'
import { kindOf } from '../../../core/scheme/edits.ts'
import type { Settings } from '../../../core/settings/settings.ts'
import { Button } from '../../button.tsx'
import { dayInFull } from '../../dates.ts'
import { categoryWords as words } from '../../words/categories.ts'
import type { TeamPort } from '../ports.ts'
import { Add } from './add.tsx'
import { Changes } from './changes.tsx'
import { History } from './history.tsx'
import { List } from './list.tsx'
import { useSectionFocus } from './next-focus.ts'
import { CancelChange, Prepared } from './prepared-changes.tsx'
import type { Edit, SchemeActs } from './scheme-acts.ts'

interface EditorProps {
  view: SchemeDraft
  colours: Settings['colours']
  /** The actions that change the scheme. Undefined if the person may only read it. */
  acts: SchemeActs | undefined
  /** A proposed name for a new category, from a link on another page. */
  wanted?: string | undefined
  given?: () => void
  /** Facts from the team's stored key indicators, shown beside the readiness questions. */
  facts: TeamPort['facts']
  /** More text about the prepared change, such as its effect. */
  preview?: ComponentChildren
  /** The level of the heading of the prepared change. */
  heading?: 'h2' | 'h3'
}

const KINDS = ['base', 'detailed', 'own'] as const

const Kind = ({ view, edit }: { view: SchemeDraft; edit: Edit | undefined }) => {
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
            // *Custom* cannot be chosen, because a scheme becomes custom by an edit.
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

const Every = ({ view, edit }: { view: SchemeDraft; edit: Edit | undefined }) => (
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

/** The version of the scheme that is stored already and takes effect on a future day. */
const Pending = ({ view, acts }: Pick<EditorProps, 'view' | 'acts'>) => {
  const { pending, settled, edits } = view
  if (!pending?.from) return null
  return (
    <div id="pending" class="sees" tabIndex={-1}>
      <b>{words.pending(dayInFull(pending.from))}</b>
      <Changes before={settled} after={pending} />
      {acts && (
        <>
          <p>{words.pendingHint}</p>
          <p class="acts">
            <Button id="take-back" aria-busy={acts.busy} onClick={acts.takeBack}>
              {words.takeBack}
            </Button>
            {acts.cancel && edits.length === 0 && <CancelChange cancel={acts.cancel} />}
          </p>
        </>
      )}
    </div>
  )
}

const WantedByMember = ({ wanted }: { wanted: string }) => (
  <p role="status" class="sees" ref={(line) => line?.scrollIntoView({ block: 'center' })}>
    {words.wantedByMember(wanted)}
  </p>
)

const doNothing = () => undefined

/**
 * The editor of the scheme. It shows the categories, the version that takes effect on a future day,
 * and the changes that the person has prepared and not put in force.
 */
export const SchemeEditor = (props: EditorProps) => {
  const { view, colours, acts, wanted, given = doNothing, facts, preview, heading = 'h3' } = props
  useSectionFocus()
  const { allowedFrom, edits, draft } = view
  return (
    <>
      <Pending view={view} acts={acts} />
      {acts && allowedFrom && edits.length === 0 && (
        <p id="allowed-from">{words.allowedFrom(dayInFull(allowedFrom))}</p>
      )}
      <Kind view={view} edit={acts?.edit} />
      <List
        categories={draft.categories}
        settled={view.settled.categories}
        colours={colours}
        edit={acts?.edit}
      />
      {acts && (
        <div id="add">
          <Add categories={draft.categories} wanted={wanted} edit={acts.edit} done={given} />
        </div>
      )}
      {!acts && wanted !== undefined && <WantedByMember wanted={wanted} />}
      <Every view={view} edit={acts?.edit} />
      {acts && (
        <Prepared view={view} acts={acts} facts={facts} preview={preview} heading={heading} />
      )}
      <History versions={view.versions} />
    </>
  )
}
