import { useEffect, useMemo, useState } from 'preact/hooks'
import { MONDAY, type Range, weekBeside } from '../../core/report/range.ts'
import type { StintDatabase } from '../../store/database.ts'
import { changeSettings, readSettings } from '../../store/settings.ts'
import { type ReportSetting, readReportSetting } from '../../store/views/report-view.ts'
import { Nav } from '../nav.tsx'
import { words } from '../words/common.ts'
import { reportWords } from '../words/report.ts'
import { type Address, readAddress, writeAddress } from './address.ts'
import { keepAddress, keptAddress } from './kept-view.ts'
import { shownTeam, TeamPicker, useTeamSetting } from './led-team.tsx'
import { OwnRange } from './own-range.tsx'
import { OwnReport } from './own-report.tsx'
import type { LedTeam, ReportPorts, Seen, TablesPort } from './ports.ts'
import { usePrintWhole } from './print-whole.ts'
import { RangePicker } from './range-picker.tsx'
import { RangeTitle } from './range-title.tsx'
import { Segmented } from './segmented.tsx'
import { Team } from './team.tsx'

/** Reads and stores the separators of tables, which are one of the person's settings. */
const storedTables = (db: StintDatabase): TablesPort => ({
  read: async () => (await readSettings(db)).tables,
  keep: (tables) => changeSettings(db, { tables }),
})

/** What the person may see of their team. Undefined if the endpoint does not answer. */
const useTeamAccess = ({ team }: ReportPorts) => {
  const [seen, setSeen] = useState<Seen>()
  useEffect(() => {
    team.seen().then(setSeen, () => undefined)
  }, [])
  return seen
}

/**
 * Whether the page's address names a range. In a link to a chart, the part after `#` is the
 * chart's id instead.
 */
const isRangeNamed = () => /^#(team(=[^&]*)?&)?(week|month|quarter|own)=/.test(location.hash)

/**
 * The range and the view of the report. They are kept in the page's address, so that they stay
 * after a reload, and the browser's back button works. They are also kept in this browser until the
 * end of the day, for links to the report that name no range.
 */
const useAddress = ({ today, firstDay }: ReportSetting) => {
  const [address, setAddress] = useState(() =>
    readAddress(isRangeNamed() ? location.hash : keptAddress(today), today, firstDay),
  )
  useEffect(() => keepAddress(today, writeAddress(address)), [address])
  useEffect(() => {
    const read = () => {
      if (isRangeNamed()) setAddress(readAddress(location.hash, today, firstDay))
    }
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [today, firstDay])
  const go = (next: Address) => {
    history.pushState(null, '', writeAddress(next))
    setAddress(next)
  }
  return { address, go }
}

const VIEWS = ['mine', 'team'] as const

/**
 * The address of the other view. If the range is a week, it may change, because a team's weeks
 * begin on Monday for all of its people.
 */
const inView = (address: Address, view: Address['view'], firstDay: number): Address => ({
  ...address,
  view,
  range:
    address.range.kind === 'week'
      ? weekBeside(address.range, view === 'team' ? MONDAY : firstDay)
      : address.range,
})

interface HeadingProps {
  address: Address
  setting: ReportSetting
  /** What the person may see of teams; undefined if they may see no team. */
  seen: Seen | undefined
  /** The team that is shown. Undefined if the endpoint is older and does not name the teams. */
  team: LedTeam | undefined
  go: (address: Address) => void
}

const Heading = ({ address, setting, seen, team, go }: HeadingProps) => {
  const { view, range } = address
  const { today, firstDay } = setting
  const pick = (range: Range) => go({ ...address, range })
  return (
    <header class="report">
      <RangeTitle range={range} />
      <div class="controls">
        {seen && (
          <Segmented
            id="view"
            label={reportWords.views}
            options={VIEWS}
            nameOf={(one) => reportWords[one]}
            chosen={view}
            choose={(one) => go(inView(address, one, firstDay))}
          />
        )}
        {view === 'team' && seen && seen.leads.length > 1 && team && (
          <TeamPicker
            leads={seen.leads}
            shown={team}
            choose={(id) => go({ ...address, team: id })}
          />
        )}
        <RangePicker
          range={range}
          today={today}
          firstDay={view === 'team' ? MONDAY : firstDay}
          pick={pick}
        />
      </div>
      {range.kind === 'own' && <OwnRange range={range} pick={pick} />}
    </header>
  )
}

const Report = ({ setting, ...ports }: ReportPorts & { setting: ReportSetting }) => {
  const { address, go } = useAddress(setting)
  const seen = useTeamAccess(ports)
  const [failed, setFailed] = useState(false)
  const tables = useMemo(() => storedTables(ports.db), [ports.db])
  const { view, range } = address
  const leading = seen?.layout ? seen : undefined
  const team = leading && shownTeam(leading, address.team)
  const other = team && team.id !== leading?.own ? team.id : undefined
  const teamSetting = useTeamSetting(setting, other, ports.team.scheme)
  return (
    <>
      <Heading address={address} setting={setting} seen={leading} team={team} go={go} />
      {failed && (
        <p class="failed" role="alert">
          {words.notRead.other}
        </p>
      )}
      {view === 'team' && leading && teamSetting === 'failed' && (
        <p class="failed" role="alert">
          {reportWords.failures.other}
        </p>
      )}
      {view === 'team' && leading && teamSetting && teamSetting !== 'failed' && (
        <Team
          key={team?.id}
          range={range}
          setting={teamSetting}
          name={team?.name ?? leading.team}
          tables={tables}
          layout={(days, signal, months) => ports.team.layout(days, signal, months, team?.id)}
          group={(weeks, signal) => ports.team.group(weeks, signal, team?.id)}
        />
      )}
      {!(view === 'team' && leading) && (
        <OwnReport
          db={ports.db}
          range={range}
          tables={tables}
          middle={seen?.middle ? ports.team.middle : undefined}
          ownIndicators={ports.team.ownIndicators}
          fail={() => setFailed(true)}
        />
      )}
    </>
  )
}

export const ReportPage = (ports: ReportPorts) => {
  const [setting, setSetting] = useState<ReportSetting | 'failed'>()
  usePrintWhole()
  useEffect(() => {
    readReportSetting(ports.db).then(setSetting, () => setSetting('failed'))
  }, [])
  return (
    <main data-ready={setting ? '' : undefined}>
      <Nav here="report" />
      {setting === 'failed' && (
        <p class="failed" role="alert">
          {words.notRead.other}
        </p>
      )}
      {setting && setting !== 'failed' && <Report {...ports} setting={setting} />}
    </main>
  )
}
