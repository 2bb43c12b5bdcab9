import './team-settings.css'
import { useEffect, useState } from 'preact/hooks'
import type { MemberEntry, Team, TeamChange, TeamEntry } from '../../../sync/contract.ts'
import { consoleWords } from '../../words/console.ts'
import { settingsWords as words } from '../../words/team-settings.ts'
import { FailureMessage } from '../failure-message.tsx'
import { failureWords } from '../failure-words.ts'
import { TeamSelect, useManagedTeams } from '../managed-teams.tsx'
import type { ConsolePorts, PageProps } from '../ports.ts'
import { GroupMode } from './group-mode.tsx'
import { Heads } from './heads.tsx'
import { Middle } from './middle.tsx'
import { Retention } from './retention.tsx'
import { WeekAndHolidays } from './week-and-holidays.tsx'

interface Read {
  team: Team
  /**
   * The team's entry in the list of teams, and the entries of its members. Undefined unless the
   * person who is signed in is an administrator.
   */
  lists: { entry: TeamEntry | undefined; members: readonly MemberEntry[] } | undefined
}

interface TeamProps {
  ports: ConsolePorts
  /** The id of the person who is signed in. */
  me: string
  isAdministrator: boolean
  team: string
}

const useSettings = ({ ports, isAdministrator, team }: TeamProps) => {
  const [read, setRead] = useState<Read>()
  const [failed, setFailed] = useState('')
  const lists = async () => {
    if (!isAdministrator) return undefined
    const [teams, members] = await Promise.all([ports.people.teams(), ports.people.members()])
    return { entry: teams.find(({ id }) => id === team), members }
  }
  const reload = async () => {
    const [own, all] = await Promise.all([ports.settings.read(team), lists()])
    setRead({ team: own, lists: all })
  }
  useEffect(() => void reload().catch((error) => setFailed(failureWords(error))), [])
  return { read, failed, reload }
}

const OfTeam = (props: TeamProps) => {
  const { ports, me, team } = props
  const { read, failed, reload } = useSettings(props)
  if (!read) return failed ? <FailureMessage text={failed} /> : <p>{words.loading}</p>
  const { lists } = read
  const { workingTime = { off: [] }, mode = { mode: 'named' }, shareMiddle } = read.team
  const thenReload = (work: Promise<unknown>) => work.then(reload)
  const change = (what: TeamChange) => thenReload(ports.settings.change(team, what))
  return (
    <div data-ready="">
      <WeekAndHolidays time={workingTime} save={(time) => change({ workingTime: time })} />
      <Middle
        isShared={shareMiddle}
        isGroup={mode.mode === 'group'}
        share={(on) => change({ shareMiddle: on })}
      />
      <GroupMode
        mode={mode}
        askedBy={lists?.entry?.askedBy}
        me={me}
        mayChange={lists !== undefined}
        set={(next) => thenReload(ports.settings.setMode(team, next))}
      />
      {lists && (
        <>
          <Heads
            team={team}
            members={lists.members}
            me={me}
            setLeads={(person, leads) => thenReload(ports.people.change(person, { leads }))}
          />
          <Retention ports={ports.settings} />
        </>
      )}
    </div>
  )
}

/** The page of a team's settings, for administrators and for the people who lead the team. */
export const SettingsPage = (props: PageProps) => {
  const { ports, me } = props
  const { teams, team, pick, failed } = useManagedTeams(props, 'settings')
  return (
    <div class="team-settings">
      <h1>{consoleWords.pageNames.settings}</h1>
      <p class="lead">{words.lead}</p>
      <FailureMessage text={failed} />
      {teams && team && <TeamSelect teams={teams} team={team.id} pick={pick} />}
      {team && (
        <OfTeam
          key={team.id}
          ports={ports}
          me={me.id ?? ''}
          isAdministrator={me.role === 'administrator'}
          team={team.id}
        />
      )}
    </div>
  )
}
