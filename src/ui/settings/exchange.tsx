import { pageWords } from '../words/pages.ts'
import { Connection } from './connection.tsx'
import type { SettingsPorts } from './ports.ts'
import { Privates } from './private-categories.tsx'
import { RefusedList } from './refused-rows.tsx'
import { Toggles } from './section-toggles.tsx'
import { SendOutcome, SendTime, WhatIsSent } from './sending.tsx'
import { TOGGLES } from './toggles.ts'
import type { Page } from './use-settings.ts'

/**
 * The section of the settings for the connection to the company's endpoint, and for the time at
 * which the entries of a day are sent.
 */
export const Exchange = ({ ports, page }: { ports: SettingsPorts; page: Page }) => {
  const { db, hosts } = ports
  const { settings, policy, categories, change, save, fail } = page
  return (
    <section id="exchange">
      <h2>{pageWords.sending}</h2>
      <div id="to-company">
        <Connection {...ports} fail={fail} endpoint={policy?.endpoint} asking={hosts.asks} />
      </div>
      <SendOutcome db={db} save={save} fail={fail} />
      {categories && <RefusedList db={db} save={save} fail={fail} categories={categories} />}
      <SendTime settings={settings} change={change} />
    </section>
  )
}

/**
 * The section of the settings that says what is sent to the endpoint, with switches to send more,
 * and to keep the time of private categories in this browser.
 */
export const Sent = ({ db, page }: Pick<SettingsPorts, 'db'> & { page: Page }) => {
  const { settings, categories, save } = page
  return (
    <section id="sent">
      <h2>{pageWords.sentTitle}</h2>
      <WhatIsSent />
      <Toggles names={TOGGLES.sent} {...page} />
      {settings && categories && (
        <Privates db={db} settings={settings} save={save} categories={categories} />
      )}
    </section>
  )
}
