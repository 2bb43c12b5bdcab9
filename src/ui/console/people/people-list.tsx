import { useState } from 'preact/hooks'
import { Button } from '../../button.tsx'
import { NamedOptions } from '../../named-options.tsx'
import { peopleWords } from '../../words/people.ts'
import { AddPerson } from './add-person.tsx'
import { BulkActs } from './bulk-acts.tsx'
import { exportPeople } from './export-people.ts'
import { ImportPeople } from './import-people.tsx'
import { Links } from './links.tsx'
import { PeopleTable } from './people-table.tsx'
import { type Chosen, isChosen, type Lists } from './person-entry.ts'
import type { PeoplePorts } from './ports.ts'
import { Teams } from './teams.tsx'
import type { LinksOfVisit } from './use-links.ts'

interface ListProps {
  ports: PeoplePorts
  lists: Lists
  links: LinksOfVisit
  /** Reads the lists of people and teams again. */
  reload: () => Promise<void>
  show: (person: string) => void
}

type Open = 'add' | 'import' | undefined

interface ToolsProps {
  open: Open
  setOpen: (open: Open) => void
  save: () => void
}

const Tools = ({ open, setOpen, save }: ToolsProps) => (
  <p class="acts">
    <button
      type="button"
      class="button main"
      id="add-person"
      aria-expanded={open === 'add'}
      onClick={() => setOpen(open === 'add' ? undefined : 'add')}
    >
      {peopleWords.add}
    </button>
    <Button
      id="import-people"
      aria-expanded={open === 'import'}
      onClick={() => setOpen(open === 'import' ? undefined : 'import')}
    >
      {peopleWords.import}
    </Button>
    <Button id="export-people" onClick={save}>
      {peopleWords.export}
    </Button>
  </p>
)

interface ChoiceProps {
  teams: Lists['teams']
  chosen: Chosen
  choose: (chosen: Chosen) => void
}

const Choice = ({ teams, chosen, choose }: ChoiceProps) => (
  <p class="filters">
    <input
      type="search"
      id="find"
      aria-label={peopleWords.find}
      placeholder={peopleWords.find}
      value={chosen.typed}
      onInput={({ currentTarget }) => choose({ ...chosen, typed: currentTarget.value })}
    />
    <select
      id="team-filter"
      aria-label={peopleWords.team}
      value={chosen.team}
      onChange={({ currentTarget }) => choose({ ...chosen, team: currentTarget.value })}
    >
      <option value="">{peopleWords.allTeams}</option>
      <NamedOptions of={teams} />
    </select>
    <label class="tick">
      <input
        type="checkbox"
        id="show-waiting"
        checked={chosen.waiting}
        onChange={({ currentTarget }) => choose({ ...chosen, waiting: currentTarget.checked })}
      />
      {peopleWords.showWaiting}
    </label>
    <label class="tick">
      <input
        type="checkbox"
        id="show-left"
        checked={chosen.left}
        onChange={({ currentTarget }) => choose({ ...chosen, left: currentTarget.checked })}
      />
      {peopleWords.showLeft}
    </label>
  </p>
)

export const PeopleList = ({ ports, lists, links, reload, show }: ListProps) => {
  const [open, setOpen] = useState<Open>()
  const [chosen, choose] = useState<Chosen>({ typed: '', team: '', left: false, waiting: false })
  const [ticked, tick] = useState<ReadonlySet<string>>(new Set())
  const { members, teams } = lists
  const people = members.filter((person) => isChosen(person, chosen))
  const picked = people.filter(({ id }) => ticked.has(id))
  const adding = { keep: links.keep, reload, close: () => setOpen(undefined) }
  return (
    <>
      <p class="lead">{peopleWords.lead}</p>
      <Tools open={open} setOpen={setOpen} save={() => exportPeople(people)} />
      {open === 'add' && <AddPerson ports={ports} teams={teams} {...adding} />}
      {open === 'import' && <ImportPeople ports={ports} {...adding} />}
      {links.made.length > 0 && <Links links={links} />}
      <Choice teams={teams} chosen={chosen} choose={choose} />
      <p class="says" role="status">
        {people.length === 0 ? peopleWords.nobody : peopleWords.count(people.length)}
      </p>
      <div class="list-and-acts">
        {picked.length > 0 && (
          <BulkActs
            ports={ports}
            people={picked}
            teams={teams}
            links={links}
            reload={reload}
            clear={() => tick(new Set())}
          />
        )}
        <PeopleTable people={people} ticked={ticked} tick={tick} show={show} />
      </div>
      <Teams ports={ports} teams={teams} reload={reload} />
    </>
  )
}
