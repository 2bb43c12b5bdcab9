import { matchPatterns } from './host.ts'
import type { Entry, Product } from './product.ts'
import { activecampaign } from './products/activecampaign.ts'
import { acumatica } from './products/acumatica.ts'
import { alfacrm } from './products/alfacrm.ts'
import { amocrm } from './products/amocrm.ts'
import { apollo } from './products/apollo.ts'
import { attio } from './products/attio.ts'
import { bitrix24 } from './products/bitrix24.ts'
import { business_central } from './products/business_central.ts'
import { capsule } from './products/capsule.ts'
import { close } from './products/close.ts'
import { copper } from './products/copper.ts'
import { creatio } from './products/creatio.ts'
import { datalens } from './products/datalens.ts'
import { dynamics365 } from './products/dynamics365.ts'
import { dynamics365_fo } from './products/dynamics365_fo.ts'
import { erpnext } from './products/erpnext.ts'
import { espocrm } from './products/espocrm.ts'
import { folk } from './products/folk.ts'
import { freshsales } from './products/freshsales.ts'
import { hubspot } from './products/hubspot.ts'
import { insightly } from './products/insightly.ts'
import { keap } from './products/keap.ts'
import { kommo } from './products/kommo.ts'
import { looker } from './products/looker.ts'
import { looker_studio } from './products/looker_studio.ts'
import { megaplan } from './products/megaplan.ts'
import { monday } from './products/monday.ts'
import { moysklad } from './products/moysklad.ts'
import { netsuite } from './products/netsuite.ts'
import { nimble } from './products/nimble.ts'
import { nutshell } from './products/nutshell.ts'
import { odoo } from './products/odoo.ts'
import { onec } from './products/onec.ts'
import { oracle_fusion } from './products/oracle_fusion.ts'
import { outreach } from './products/outreach.ts'
import { pipedrive } from './products/pipedrive.ts'
import { planfix } from './products/planfix.ts'
import { powerbi } from './products/powerbi.ts'
import { qlik } from './products/qlik.ts'
import { quickbooks } from './products/quickbooks.ts'
import { retailcrm } from './products/retailcrm.ts'
import { s2crm } from './products/s2crm.ts'
import { salesforce } from './products/salesforce.ts'
import { salesloft } from './products/salesloft.ts'
import { sap_bydesign } from './products/sap_bydesign.ts'
import { sap_c4c } from './products/sap_c4c.ts'
import { sap_s4hana } from './products/sap_s4hana.ts'
import { servicenow } from './products/servicenow.ts'
import { streak } from './products/streak.ts'
import { sugarcrm } from './products/sugarcrm.ts'
import { suitecrm } from './products/suitecrm.ts'
import { tableau } from './products/tableau.ts'
import { teamleader } from './products/teamleader.ts'
import { tryton } from './products/tryton.ts'
import { twenty } from './products/twenty.ts'
import { vtiger } from './products/vtiger.ts'
import { xero } from './products/xero.ts'
import { zendesk_sell } from './products/zendesk_sell.ts'
import { zoho_analytics } from './products/zoho_analytics.ts'
import { zoho_bigin } from './products/zoho_bigin.ts'
import { zoho_books } from './products/zoho_books.ts'
import { zoho_crm } from './products/zoho_crm.ts'
import { zoho_desk } from './products/zoho_desk.ts'

/**
 * The order matters. On a host that a person entered as that of their CRM, several products may
 * match an address, and the first one is used. So products with more specific addresses come first.
 */
const ENTRIES: readonly Entry[] = [
  salesforce,
  hubspot,
  pipedrive,
  bitrix24,
  amocrm,
  kommo,
  zoho_crm,
  dynamics365,
  odoo,
  netsuite,
  freshsales,
  servicenow,
  close,
  vtiger,
  suitecrm,
  sugarcrm,
  espocrm,
  attio,
  sap_s4hana,
  business_central,
  insightly,
  powerbi,
  copper,
  creatio,
  monday,
  zendesk_sell,
  apollo,
  onec,
  oracle_fusion,
  twenty,
  capsule,
  retailcrm,
  moysklad,
  tableau,
  keap,
  activecampaign,
  looker_studio,
  looker,
  quickbooks,
  zoho_bigin,
  zoho_desk,
  dynamics365_fo,
  outreach,
  planfix,
  xero,
  zoho_books,
  folk,
  nutshell,
  salesloft,
  sap_c4c,
  zoho_analytics,
  nimble,
  streak,
  megaplan,
  s2crm,
  alfacrm,
  qlik,
  datalens,
  acumatica,
  teamleader,
  sap_bydesign,
  erpnext,
  tryton,
]

export const PRODUCTS: readonly Product[] = ENTRIES.map((entry) => ({
  ...entry,
  hosts: matchPatterns(entry.at ?? []),
}))

const byId = new Map(PRODUCTS.map((product) => [product.id, product]))

export const productById = (id: string): Product | undefined => byId.get(id)
