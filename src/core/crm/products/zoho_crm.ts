import type { Entry, Knowledge, Types } from '../product.ts'

const MODULES: Types = {
  analytics: 'dashboard',
  '{sales,purchase}_orders': 'order',
  '*': 'custom',
}

export const zoho_crm: Entry = {
  id: 'zoho_crm',
  name: 'Zoho CRM',
  kind: 'crm',
  at: [
    '{crm,crmplus,one}.zoho.{com,eu,in,com.au,jp,com.cn,sa,uk,ae}',
    '{crm,crmplus,one}.zohocloud.ca',
    'crmsandbox.zoho.{com,eu,in,com.au,jp}',
  ],
  refuse: [
    '/**/crm/{*Servlet,login.sas}/**',
    '/portal/**',
    '/**/crm/{WebForm*,private,bookings,javascript,css,images,help,lp,developer}/**',
    '/**/crm/{v2,v2.1,v3,v4,v5,v6,v7,v8,v9}/**',
  ],
  records: {
    // The path has one of three forms: that of Zoho CRM alone, that of the CRM within CRM Plus
    // (/…/cxapp/crm/…), or that of the CRM within Zoho One. The organisation's id may be missing.
    '/**/crm{/*,}/tab/<type>/<n>/**': MODULES,
    '/**/crm/{Show,}EntityInfo.do?module=<type>&id=<n>': MODULES,
  },
  pages: ['/**/crm/**'],
}

export const known: Knowledge = {
  source: 'Zoho CRM developer docs: module names, data centres; public address lists',
  examples: {
    'https://crm.zoho.com/crm/org700001/tab/Potentials/5550001112223334445':
      'deal 5550001112223334445',
    'https://crm.zoho.eu/crm/tab/Contacts/5550001112223334446/edit': 'contact 5550001112223334446',
    'https://crm.zohocloud.ca/crm/acme/tab/CustomModule7/555000111222': 'custom 555000111222',
    'https://crm.zoho.in/crm/EntityInfo.do?id=555000111223&module=Accounts': 'company 555000111223',
    'https://one.zoho.com/zohoone/acme/home/cxapp-spaces/7/crm/org1/tab/Leads/555000111224':
      'lead 555000111224',
    'https://crmplus.zoho.com/acme/index.do/cxapp/crm/org1/tab/Home/begin': true,
    'https://crm.zoho.com/crm/org1/tab/Leads/custom-view/5550001112223334445/list': true,
    'https://crm.zoho.com/crm/org1/settings/layouts/5550001112223334445': true,
    'https://crm.zoho.com/crm/WebToLeadForm': false,
    'https://crm.zoho.com/crm/v2/Leads/5550001112223334445': false,
    'https://crmplus.zoho.com/acme/index.do/cxapp/projects/acme': false,
    'https://accounts.zoho.com/signin?servicename=ZohoCRM': false,
    'https://www.zoho.com/crm/help/leads.html': false,
    'https://crm-zoho.com/crm/org1/tab/Leads/1': false,
  },
}
