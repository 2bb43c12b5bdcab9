import { Segmented } from '../../report/segmented.tsx'
import { consoleWords } from '../../words/console.ts'
import { type PageName, writeAddress } from '../address.ts'
import type { PageProps, Person } from '../ports.ts'

/** The team that the address names; otherwise the first team that the person leads. */
export const useTeam = ({ address, go, me }: PageProps, page: PageName) => {
  const asked = address.query.get('team')
  const team = me.leads.find(({ id }) => id === asked)?.id ?? me.leads[0]?.id
  const pick = (id: string) => go(writeAddress(page, new URLSearchParams([['team', id]])))
  return { team, pick }
}

interface PickerProps {
  me: Person
  team: string | undefined
  pick: (id: string) => void
}

export const TeamPicker = ({ me, team, pick }: PickerProps) =>
  me.leads.length > 1 ? (
    <Segmented
      id="team"
      label={consoleWords.teams}
      options={me.leads.map(({ id }) => id)}
      nameOf={(id) => me.leads.find((one) => one.id === id)?.name ?? id}
      chosen={team ?? ''}
      choose={pick}
    />
  ) : null
