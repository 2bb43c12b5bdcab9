import '../../report/report.css'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Range } from '../../../core/report/range.ts'
import { dayOf } from '../../../core/time/days.ts'
import { ownZone } from '../../../store/own-zone.ts'
import { rangeEntry, rangeIn } from '../../report/address.ts'
import { rangeName } from '../../report/formats.ts'
import { OwnRange } from '../../report/own-range.tsx'
import { usePrintWhole } from '../../report/print-whole.ts'
import { RangePicker } from '../../report/range-picker.tsx'
import { RangeTitle } from '../../report/range-title.tsx'
import { Segmented } from '../../report/segmented.tsx'
import { consoleWords } from '../../words/console.ts'
import { writeAddress } from '../address.ts'
import type { PageProps } from '../ports.ts'
import { ALL } from './all-teams.ts'
import { AllTeams } from './all-teams-report.tsx'
import { OneTeam } from './one-team.tsx'

/**
 * The range, the team and the person of the report. They are in the address, so that a colleague
 * who opens the link sees the same report.
 */
function useReportAddress({ address, go, me }: PageProps, today: string) {
  const { query } = address
  const range = useMemo(() => rangeIn(query, today), [query, today])
  const [first] = me.leads
  const asked = query.get('team') ?? ''
  const known = me.leads.find(({ id }) => id === asked)
  const team = asked === ALL && me.leads.length > 1 ? ALL : (known ?? first)?.id
  const show = (next: { range?: Range; team?: string | undefined; person?: string }) => {
    const { range: shown = range, team: of = team, person = '' } = next
    const entries = [rangeEntry(shown)]
    if (of !== undefined && me.leads.length > 1) entries.push(['team', of])
    if (person) entries.push(['person', person])
    go(writeAddress('team', new URLSearchParams(entries)))
  }
  return { range, team, person: query.get('person') ?? '', show }
}

interface HeaderProps extends ReturnType<typeof useReportAddress> {
  leads: PageProps['me']['leads']
  today: string
}

/** The title of the report, and the choice of its team and range. */
const Header = ({ range, team, person, show, leads, today }: HeaderProps) => {
  const pick = (next: Range) => show({ range: next, person })
  const nameOf = (id: string) => leads.find((one) => one.id === id)?.name ?? consoleWords.allTeams
  return (
    <header class="report">
      <RangeTitle range={range} />
      <div class="controls">
        {leads.length > 1 && (
          <Segmented
            id="team"
            label={consoleWords.teams}
            options={[...leads.map(({ id }) => id), ALL]}
            nameOf={nameOf}
            chosen={team ?? ''}
            choose={(id) => show({ team: id })}
          />
        )}
        <RangePicker range={range} today={today} pick={pick} />
      </div>
      {range.kind === 'own' && <OwnRange range={range} pick={pick} />}
    </header>
  )
}

/** The manager's page with the report about one of their teams, or about all of them together. */
export const TeamPage = (props: PageProps) => {
  const { ports, me } = props
  const zone = ownZone()
  const [today] = useState(() => dayOf(Date.now(), zone, 0))
  const address = useReportAddress(props, today)
  const { range, team, person, show } = address
  usePrintWhole()
  useEffect(() => {
    document.title = `Stint · ${consoleWords.pageNames.team} · ${rangeName(range)}`
  }, [range])
  const led = me.leads.find(({ id }) => id === team)
  return (
    <>
      <Header {...address} leads={me.leads} today={today} />
      {led && (
        <OneTeam
          key={led.id}
          ports={ports.team}
          team={led}
          range={range}
          today={today}
          zone={zone}
          person={person}
          show={(id) => show({ person: id })}
        />
      )}
      {team === ALL && (
        <AllTeams
          ports={ports.team}
          teams={me.leads}
          range={range}
          today={today}
          zone={zone}
          person={person}
          show={(id) => show({ person: id })}
          open={(id) => show({ team: id })}
        />
      )}
    </>
  )
}
