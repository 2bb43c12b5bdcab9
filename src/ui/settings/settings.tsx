import { Nav } from '../nav.tsx'
import { words } from '../words/common.ts'
import { pageWords } from '../words/pages.ts'
import { Backup } from './backup.tsx'
import { Calendar } from './calendar.tsx'
import { Calls } from './calls.tsx'
import { CategoriesSection } from './categories/categories.tsx'
import { CrmSection } from './crm-section.tsx'
import { Exchange, Sent } from './exchange.tsx'
import { useAnchor } from './go-to-part.ts'
import { Keys } from './keys.tsx'
import type { SettingsPorts } from './ports.ts'
import { Rules } from './rules.tsx'
import { Sections } from './sections.tsx'
import { Storage } from './storage.tsx'
import { Trace } from './trace.tsx'
import type { Outcome } from './use-save.ts'
import { useSettings } from './use-settings.ts'
import { WhoLooked } from './who-looked/who-looked.tsx'
import { Workday } from './workday.tsx'

const SaveOutcome = ({ outcome }: { outcome: Outcome }) => (
  <>
    <p class="said" role="status">
      {outcome === 'saved' && pageWords.saved}
    </p>
    {outcome && outcome !== 'saved' && (
      <p class="said failed" role="alert">
        {outcome === 'unread' ? words.notRead.other : words.notDone[outcome]}
      </p>
    )}
  </>
)

/** The settings page. Its sections stand in the order of `SECTIONS` (section-titles.ts). */
export const SettingsPage = (ports: SettingsPorts) => {
  const { db, hosts, changed } = ports
  const { outcome, ...page } = useSettings(db, changed)
  const { settings, categories, change, save, fail } = page
  useAnchor(settings !== undefined)
  return (
    <main data-ready={settings ? '' : undefined}>
      <Nav here="settings" />
      <h1>{pageWords.settingsTitle}</h1>
      <p class="lead">{pageWords.local}</p>
      <Sections />
      <CrmSection db={db} hosts={hosts} page={page} />
      {settings && categories && (
        <Calls db={db} hosts={hosts} settings={settings} save={save} categories={categories} />
      )}
      <Calendar db={db} hosts={hosts} save={save} fail={fail} />
      <Exchange ports={ports} page={page} />
      <Sent db={db} page={page} />
      <WhoLooked db={db} ask={ports.accessLog} fail={fail} />
      {settings && categories && (
        <CategoriesSection
          team={ports.team}
          cancel={ports.cancel}
          db={db}
          settings={settings}
          categories={categories}
          save={save}
          fail={fail}
        />
      )}
      <Keys ports={ports.keys} settings={settings} categories={categories} change={change} />
      <Workday db={db} notices={ports.notices} page={page} />
      <section id="rules">
        <h2>{pageWords.rulesTitle}</h2>
        {settings && <Rules settings={settings} change={change} />}
        <Trace db={db} save={save} fail={fail} recording={settings?.recordTrace} />
      </section>
      <Backup db={db} backup={ports.backup} changed={changed} />
      <Storage db={db} storage={ports.storage} fail={fail} />
      <SaveOutcome outcome={outcome} />
    </main>
  )
}
