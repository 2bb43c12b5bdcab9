import { pageWords } from '../words/pages.ts'
import { asksWords } from '../words/permission-prompts.ts'
import { questionOf } from './browser-question.ts'
import { Company } from './company.tsx'
import { OwnHosts, Sites } from './own-hosts.tsx'
import type { SettingsPorts } from './ports.ts'
import { Products } from './products.tsx'
import { Toggles } from './section-toggles.tsx'
import { TOGGLES } from './toggles.ts'
import type { Page } from './use-settings.ts'

interface CrmSectionProps extends Pick<SettingsPorts, 'db' | 'hosts'> {
  page: Page
}

/** The sites that start a category: the CRM's own, hosts that the person adds, and other sites. */
export const CrmSection = ({ db, hosts, page }: CrmSectionProps) => {
  const { settings, policy, used, categories, save } = page
  return (
    <section id="crm">
      <h2>{pageWords.crm}</h2>
      <p>{pageWords.crmIntro}</p>
      <p class="sees">
        {asksWords.quoted(questionOf(hosts.asks, []))} {asksWords.why} {pageWords.insideHint}
      </p>
      {policy && <Company policy={policy} hosts={hosts} />}
      <div class="products">
        <Products db={db} hosts={hosts} settings={settings} save={save} used={used} />
      </div>
      {settings && <OwnHosts db={db} hosts={hosts} settings={settings} save={save} />}
      {settings && categories && (
        <Sites db={db} hosts={hosts} settings={settings} save={save} categories={categories} />
      )}
      <Toggles names={TOGGLES.crm} {...page} />
    </section>
  )
}
