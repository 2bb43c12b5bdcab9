import { BASE } from '../../core/scheme/categories.ts'
import { readPolicyRow, readSettings } from '../../store/settings.ts'
import { readPopupView } from '../../store/views/popup-view.ts'
import { colourOf } from '../colours.ts'
import { useLive } from '../live-query.ts'
import { settingsPart } from '../pages.ts'
import { useSave } from '../settings/use-save.ts'
import { words } from '../words/common.ts'
import { welcomeWords } from '../words/welcome.ts'
import { Crm } from './crm.tsx'
import { Open } from './open.tsx'
import type { WelcomePorts } from './ports.ts'
import { Stage } from './stage.tsx'

/** The welcome page: three steps from the installation to the first tracked minute. */
export const Welcome = ({ db, hosts, changed, ...ports }: WelcomePorts) => {
  const { outcome, save, fail } = useSave(changed)
  const read = useLive(async () => {
    return {
      settings: await readSettings(db),
      policy: await readPolicyRow(db),
      view: await readPopupView(db),
    }
  }, fail)
  const { settings, policy, view } = read ?? {}
  return (
    <main data-ready={read ? '' : undefined}>
      <div class="brand" aria-hidden="true">
        {BASE.map(({ id }) => (
          <i key={id} style={{ '--colour': colourOf(id) }} />
        ))}
      </div>
      <h1>{welcomeWords.title}</h1>
      <p class="lead">{welcomeWords.intro}</p>
      <ol>
        <Crm db={db} hosts={hosts} settings={settings} policy={policy} save={save} />
        <Stage db={db} view={view} save={save} />
        <Open {...ports} categories={view?.categories ?? BASE} />
      </ol>
      {outcome && outcome !== 'saved' && (
        <p class="failed" role="alert">
          {outcome === 'unread' ? words.notRead.other : words.notDone[outcome]}
        </p>
      )}
      <p class="lead">
        {welcomeWords.private} {welcomeWords.later}{' '}
        <a href={settingsPart('to-company')}>{welcomeWords.connect}</a>,{' '}
        <a href="settings.html">{welcomeWords.settings}</a>.
      </p>
    </main>
  )
}
