import { useState } from 'preact/hooks'
import type { Retention as Old, Removed } from '../../../sync/contract.ts'
import { DataTable } from '../../data-table.tsx'
import { fullDate } from '../../dates.ts'
import { inDigits } from '../../formats.ts'
import { settingsWords } from '../../words/team-settings.ts'
import { ConfirmButton } from '../confirm-button.tsx'
import { FailureMessage } from '../failure-message.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { useAct } from '../use-act.ts'
import type { TeamSettingsPorts } from './ports.ts'

const words = settingsWords.retention

/** The number of days that the field contains at first: three years. */
const USUAL_DAYS = '1095'

const sumOf = ({ teams }: Old) => teams.reduce((sum, { old }) => sum + old, 0)

const Preview = ({ old }: { old: Old }) => (
  <>
    <p>{words.until(fullDate(old.until))}</p>
    <ScrollBox label={words.preview}>
      <DataTable heads={words.heads}>
        {old.teams.map((team) => (
          <tr key={team.id}>
            <th scope="row">{team.name}</th>
            <td>{inDigits(team.old)}</td>
            <td>{inDigits(team.all)}</td>
          </tr>
        ))}
      </DataTable>
    </ScrollBox>
  </>
)

const removedWords = ({ removed }: Removed) =>
  removed === undefined ? words.goesOn : words.removed(removed, inDigits(removed))

const useRetention = (ports: TeamSettingsPorts) => {
  const [days, setDays] = useState(USUAL_DAYS)
  const [old, setOld] = useState<Old>()
  const [removed, setRemoved] = useState<Removed>()
  const acting = useAct(settingsWords.problems)
  const change = (next: string) => {
    setDays(next)
    // The shown counts are for the previous number of days, so they are removed.
    setOld(undefined)
    setRemoved(undefined)
  }
  const countOld = () =>
    acting.act(async () => {
      setRemoved(undefined)
      setOld(await ports.retention(Number(days)))
    })
  const remove = () =>
    acting.act(async () => {
      setRemoved(await ports.removeOld(Number(days)))
      setOld(undefined)
    })
  return { days, change, old, removed, countOld, remove, ...acting }
}

/**
 * A form to remove old recorded time. Before that, it shows how much would be removed, and asks for
 * confirmation.
 */
export const Retention = ({ ports }: { ports: TeamSettingsPorts }) => {
  const { days, change, old, removed, countOld, remove, busy, failed } = useRetention(ports)
  const count = old && sumOf(old)
  const submit = (event: Event) => {
    event.preventDefault()
    void countOld()
  }
  return (
    <section class="part" id="retention" aria-labelledby="retention-title">
      <h2 id="retention-title">{words.title}</h2>
      <form class="acts" onSubmit={submit} aria-busy={busy}>
        <label class="tick">
          {words.days}{' '}
          <input
            type="number"
            id="keep-days"
            min={1}
            max={36500}
            required
            value={days}
            onInput={({ currentTarget }) => change(currentTarget.value)}
          />
        </label>
        <button type="submit" class="button" id="look-old" disabled={busy}>
          {words.preview}
        </button>
      </form>
      <div role="status">
        {old && <p>{old.keepDays === undefined ? words.never : words.keeps(old.keepDays)}</p>}
        {old && (count === 0 ? <p>{words.nothing}</p> : <Preview old={old} />)}
        {removed && <p>{removedWords(removed)}</p>}
      </div>
      {count !== undefined && count > 0 && (
        <p class="acts">
          <ConfirmButton
            id="remove-old"
            label={words.remove(count, inDigits(count))}
            sure={words.sure}
            yes={words.yes}
            no={settingsWords.group.no}
            busy={busy}
            act={() => void remove()}
          />
        </p>
      )}
      <FailureMessage text={failed} />
    </section>
  )
}
