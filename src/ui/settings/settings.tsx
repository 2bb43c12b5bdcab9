import type { Policy } from '../../core/settings/policy.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { readScheme } from '../../store/scheme/versions.ts'
import { changeSettings, readPolicyRow, readSettings } from '../../store/settings.ts'
import { readRecentProducts } from '../../store/views/recent-products.ts'
import { hourOfDay } from '../dates.ts'
import { useLive } from '../live-query.ts'
import { Nav } from '../nav.tsx'
import { words } from '../words/common.ts'
import { pageWords } from '../words/pages.ts'
import { asksWords } from '../words/permission-prompts.ts'
import { Backup } from './backup.tsx'
import { questionOf } from './browser-question.ts'
import { Calendar } from './calendar.tsx'
import { Calls } from './calls.tsx'
import { CategoriesSection } from './categories/categories.tsx'
import { Company } from './company.tsx'
import { Connection } from './connection.tsx'
import { useAnchor } from './go-to-part.ts'
import { Keys } from './keys.tsx'
import { Notify } from './notify.tsx'
import { OwnHosts, Sites } from './own-hosts.tsx'
import type { SettingsPorts } from './ports.ts'
import { Privates } from './private-categories.tsx'
import { Products } from './products.tsx'
import { RefusedList } from './refused-rows.tsx'
import { Rules } from './rules.tsx'
import { Sections } from './sections.tsx'
import { SendOutcome, SendTime, WhatIsSent } from './sending.tsx'
import { Storage } from './storage.tsx'
import { Switch } from './switch.tsx'
import { TOGGLES, type Toggle } from './toggles.ts'
import { Trace } from './trace.tsx'
import { type Outcome, useSave } from './use-save.ts'
import { WhoLooked } from './who-looked/who-looked.tsx'
import { WorkingTime } from './working-time.tsx'

interface PartProps {
  settings: Settings | undefined
  change: (patch: Partial<Settings>) => void
}

const RECORDS: readonly Toggle[] = ['keepRecords', 'sendRecords']

interface TogglesProps extends PartProps {
  names: readonly Toggle[]
  policy: Policy | undefined
}

const Toggles = ({ names, settings, change, policy }: TogglesProps) =>
  names.map((name) => {
    const locked = policy?.noRecords && RECORDS.includes(name)
    return (
      <Switch
        key={name}
        id={name}
        label={pageWords[name]}
        on={settings?.[name]}
        turn={(on) => change({ [name]: on })}
        locked={locked}
      >
        {locked ? pageWords.forbidden : pageWords[`${name}Hint`]}
      </Switch>
    )
  })

const Day = ({ settings, change }: PartProps) => (
  <div class="setting">
    <div>
      <label for="day-start">{pageWords.dayStart}</label>
      <p id="day-start-more">{pageWords.dayStartHint}</p>
    </div>
    <select
      id="day-start"
      aria-describedby="day-start-more"
      disabled={!settings}
      value={settings?.dayStart}
      onChange={({ currentTarget: { value } }) => change({ dayStart: Number(value) })}
    >
      {Array.from({ length: 24 }, (_, hour) => (
        <option key={hour} value={hour}>
          {hourOfDay(hour)}
        </option>
      ))}
    </select>
  </div>
)

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

export const SettingsPage = (props: SettingsPorts) => {
  const { db, hosts, notices, backup, storage, changed, keys, ...ports } = props
  const { outcome, save, fail } = useSave(changed)
  const read = useLive(async () => {
    return {
      settings: await readSettings(db),
      policy: await readPolicyRow(db),
      used: await readRecentProducts(db),
      categories: (await readScheme(db)).categories,
    }
  }, fail)
  const { settings, policy, categories } = read ?? {}
  const change = (patch: Partial<Settings>) => save(() => changeSettings(db, patch))
  const part = { settings, change, policy }
  useAnchor(settings !== undefined)
  return (
    <main data-ready={settings ? '' : undefined}>
      <Nav here="settings" />
      <h1>{pageWords.settingsTitle}</h1>
      <p class="lead">{pageWords.local}</p>
      <Sections />
      <section id="crm">
        <h2>{pageWords.crm}</h2>
        <p>{pageWords.crmIntro}</p>
        <p class="sees">
          {asksWords.quoted(questionOf(hosts.asks, []))} {asksWords.why} {pageWords.insideHint}
        </p>
        {policy && <Company policy={policy} hosts={hosts} />}
        <div class="products">
          <Products db={db} hosts={hosts} settings={settings} save={save} used={read?.used ?? []} />
        </div>
        {settings && <OwnHosts db={db} hosts={hosts} settings={settings} save={save} />}
        {settings && categories && (
          <Sites db={db} hosts={hosts} settings={settings} save={save} categories={categories} />
        )}
        <Toggles names={TOGGLES.crm} {...part} />
      </section>
      {settings && categories && (
        <Calls db={db} hosts={hosts} settings={settings} save={save} categories={categories} />
      )}
      <Calendar db={db} hosts={hosts} save={save} fail={fail} />
      <section id="exchange">
        <h2>{pageWords.sending}</h2>
        <div id="to-company">
          <Connection
            db={db}
            changed={changed}
            fail={fail}
            {...ports}
            endpoint={policy?.endpoint}
            asking={hosts.asks}
          />
        </div>
        <SendOutcome db={db} save={save} fail={fail} />
        {categories && <RefusedList db={db} save={save} fail={fail} categories={categories} />}
        <SendTime {...part} />
      </section>
      <section id="sent">
        <h2>{pageWords.sentTitle}</h2>
        <WhatIsSent />
        <Toggles names={TOGGLES.sent} {...part} />
        {settings && categories && (
          <Privates db={db} settings={settings} save={save} categories={categories} />
        )}
      </section>
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
      <Keys ports={keys} settings={settings} categories={categories} change={change} />
      <section id="workday">
        <h2>{pageWords.day}</h2>
        <Day {...part} />
        <WorkingTime db={db} save={save} fail={fail} />
        <Notify notices={notices} settings={settings} change={change} />
      </section>
      <section id="rules">
        <h2>{pageWords.rulesTitle}</h2>
        {settings && <Rules settings={settings} change={change} />}
        <Trace db={db} save={save} fail={fail} recording={settings?.recordTrace} />
      </section>
      <Backup db={db} backup={backup} changed={changed} />
      <Storage db={db} storage={storage} fail={fail} />
      <SaveOutcome outcome={outcome} />
    </main>
  )
}
