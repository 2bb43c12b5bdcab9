import { useEffect, useState } from 'preact/hooks'
import { type ReportSetting, readReportSetting } from '../../store/views/report-view.ts'
import { Nav } from '../nav.tsx'
import { words } from '../words/here.ts'
import { reportWords } from '../words/report.ts'
import { type Address, readAddress, writeAddress } from './address.ts'
import { Mine } from './mine.tsx'
import type { ReportDoors, Seen } from './ports.ts'
import { RangePicker } from './range-picker.tsx'
import { Team } from './team.tsx'

/** What the person may see of their team; nothing if the endpoint cannot be asked. */
const useTeamAccess = ({ team }: ReportDoors) => {
  const [seen, setSeen] = useState<Seen>()
  useEffect(() => {
    team.seen().then(setSeen, () => undefined)
  }, [])
  return seen
}

/** The range and the view, kept in the page's address for reload and back. */
const useAddress = (today: string) => {
  const [address, setAddress] = useState(() => readAddress(location.hash, today))
  useEffect(() => {
    const read = () => {
      // Links to pictures have other names.
      if (/^#(team&)?(week|month|quarter|own)=/.test(location.hash))
        setAddress(readAddress(location.hash, today))
    }
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [today])
  const go = (next: Address) => {
    history.pushState(null, '', writeAddress(next))
    setAddress(next)
  }
  return { address, go }
}

const VIEWS = ['mine', 'team'] as const

const Report = ({ setting, ...doors }: ReportDoors & { setting: ReportSetting }) => {
  const { address, go } = useAddress(setting.today)
  const seen = useTeamAccess(doors)
  const [failed, setFailed] = useState(false)
  const { view, range } = address
  const leads = seen?.layout ?? false
  return (
    <>
      <header class="report">
        <h1>{reportWords.title}</h1>
        {leads && (
          <div role="tablist" aria-label={reportWords.views}>
            {VIEWS.map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                id={`view-${one}`}
                aria-selected={view === one}
                aria-controls="view"
                onClick={() => go({ ...address, view: one })}
              >
                {reportWords[one]}
              </button>
            ))}
          </div>
        )}
      </header>
      <RangePicker
        range={range}
        today={setting.today}
        pick={(range) => go({ ...address, range })}
      />
      {failed && (
        <p class="failed" role="alert">
          {words.notRead.other}
        </p>
      )}
      <div id="view" {...(leads && { role: 'tabpanel', 'aria-labelledby': `view-${view}` })}>
        {view === 'team' && leads && seen ? (
          <Team
            db={doors.db}
            range={range}
            setting={setting}
            name={seen.team}
            layout={doors.team.layout}
          />
        ) : (
          <Mine
            db={doors.db}
            range={range}
            middle={seen?.middle ? doors.team.middle : undefined}
            fail={() => setFailed(true)}
          />
        )}
      </div>
    </>
  )
}

export const ReportPage = (doors: ReportDoors) => {
  const [setting, setSetting] = useState<ReportSetting | 'failed'>()
  useEffect(() => {
    readReportSetting(doors.db).then(setSetting, () => setSetting('failed'))
  }, [])
  return (
    <main data-ready={setting ? '' : undefined}>
      <Nav here="report" />
      {setting === 'failed' && (
        <p class="failed" role="alert">
          {words.notRead.other}
        </p>
      )}
      {setting && setting !== 'failed' && <Report {...doors} setting={setting} />}
    </main>
  )
}
