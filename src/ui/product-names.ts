import { ownProperty } from '../core/own-property.ts'

/**
 * The CRM products that run in their maker's cloud, with their names for the popup. The most common
 * products are first, and the others follow by name. The popup must not load the whole table of
 * products (src/core/crm); a test compares this list with that table.
 */
export const PRODUCT_NAMES: Readonly<Record<string, string>> = {
  salesforce: 'Salesforce',
  hubspot: 'HubSpot',
  pipedrive: 'Pipedrive',
  bitrix24: 'Bitrix24',
  amocrm: 'amoCRM',
  kommo: 'Kommo',
  onec: '1C',
  activecampaign: 'ActiveCampaign',
  acumatica: 'Acumatica',
  alfacrm: 'AlfaCRM',
  apollo: 'Apollo',
  attio: 'Attio',
  zoho_bigin: 'Bigin by Zoho CRM',
  capsule: 'Capsule',
  close: 'Close',
  copper: 'Copper',
  creatio: 'Creatio',
  business_central: 'Dynamics 365 Business Central',
  dynamics365_fo: 'Dynamics 365 Finance & Operations',
  dynamics365: 'Dynamics 365 Sales',
  erpnext: 'ERPNext',
  espocrm: 'EspoCRM',
  folk: 'folk',
  freshsales: 'Freshsales',
  insightly: 'Insightly',
  keap: 'Keap',
  looker: 'Looker',
  looker_studio: 'Looker Studio',
  megaplan: 'Megaplan',
  monday: 'monday CRM',
  moysklad: 'MoySklad',
  nimble: 'Nimble',
  nutshell: 'Nutshell',
  odoo: 'Odoo',
  oracle_fusion: 'Oracle Fusion Sales',
  netsuite: 'Oracle NetSuite',
  outreach: 'Outreach',
  planfix: 'Planfix',
  powerbi: 'Power BI',
  qlik: 'Qlik Sense',
  quickbooks: 'QuickBooks Online',
  retailcrm: 'RetailCRM',
  s2crm: 'S2 CRM',
  salesloft: 'Salesloft',
  sap_bydesign: 'SAP Business ByDesign',
  sap_s4hana: 'SAP S/4HANA',
  sap_c4c: 'SAP Sales Cloud',
  servicenow: 'ServiceNow',
  streak: 'Streak',
  sugarcrm: 'SugarCRM',
  suitecrm: 'SuiteCRM',
  tableau: 'Tableau',
  teamleader: 'Teamleader Focus',
  twenty: 'Twenty',
  vtiger: 'Vtiger',
  xero: 'Xero',
  datalens: 'Yandex DataLens',
  zendesk_sell: 'Zendesk Sell',
  zoho_analytics: 'Zoho Analytics',
  zoho_books: 'Zoho Books',
  zoho_crm: 'Zoho CRM',
  zoho_desk: 'Zoho Desk',
}

/** The products that run only on servers of their users. */
const SELF_HOSTED: Readonly<Record<string, string>> = { tryton: 'Tryton' }

/** A product's name. Returns undefined if Stint does not know it. */
export const productName = (id: string): string | undefined =>
  ownProperty(PRODUCT_NAMES, id) ?? ownProperty(SELF_HOSTED, id)

/** The number of products that the settings show before a search. */
export const COMMON = 6
