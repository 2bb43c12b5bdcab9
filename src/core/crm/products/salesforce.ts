import type { Entry, Knowledge, Types } from '../product.ts'

const OBJECTS: Types = {
  product2: 'product',
  emailmessage: 'email',
  contentnote: 'note',
  contentdocument: 'document',
  voicecall: 'call',
  '*': 'custom',
}

/**
 * Record types by key prefix. The key prefix is the first three characters of an id; it names the
 * type of the record.
 */
const PREFIXES: Types = {
  '001*': 'company',
  '003*': 'contact',
  '00Q*': 'lead',
  '006*': 'deal',
  '500*': 'ticket',
  '0Q0*': 'quote',
  '00O*': 'report',
  '01Z*': 'dashboard',
  '701*': 'campaign',
  '00T*': 'task',
  '00U*': 'meeting',
  '801*': 'order',
  '800*': 'contract',
  '01t*': 'product',
  '02s*': 'email',
  '002*': 'note',
  '0LQ*': 'call',
  '*': 'custom',
}

export const salesforce: Entry = {
  id: 'salesforce',
  name: 'Salesforce',
  kind: 'crm',
  at: [
    '**.lightning.force.com',
    '**.lightning.force.mil',
    '**.my.salesforce.com',
    '**.my.salesforce.mil',
    '**.my.salesforce-setup.com',
    '**.visual.force.com',
    '**.vf.force.com',
    '**.my.sfcrmproducts.cn',
    '**.lightning.sfcrmapps.cn',
    '**.{lightning.force,my.salesforce}.com.mcas.ms',
    // These shared hosts were used before every company had a separate host name.
    '{na,eu,ap,cs,um,gs}#.salesforce.com',
    '{ap,emea,ssl}.salesforce.com',
  ],
  records: {
    // A link that also says in which application the page opens has `app/…` before `r/`.
    '/lightning/{app/*/,}r/sObject/<sf>/**': PREFIXES,
    '/lightning/{app/*/,}r/<type>/<sf>/**': OBJECTS,
    '/lightning/{app/*/,}r/<sf>/**': PREFIXES,
    '/lightning/{app/*/,}cmp/*?{c__recordId,leadConvert__leadId}=<sf>': PREFIXES,
    // This is a page of Salesforce Classic that is shown within Lightning.
    '/lightning/_classic/<address>': PREFIXES,
    '/one/one.app#/{sObject,alohaRedirect}/<sf>/**': PREFIXES,
    // Early versions of Lightning had JSON in base64 in the address. The decoded text is recognised as
    // if it were a path.
    '/one/one.app#<base64>': PREFIXES,
    '/**/*"{recordId,dashboardId,reportId}":"<sf>"*/**': PREFIXES,
    '/<sf>{,/e,/p,/d}': PREFIXES,
    '/apex/*?{id,recordId}=<sf>': PREFIXES,
    '/{console,ui/support/servicedesk/ServiceDeskPage}#/<sf>': PREFIXES,
  },
  refuse: [
    '/?{startURL,un,ec}',
    '/aura',
    '/{secur,services,servlet,idp,resource,s,file-asset*,_nc_external,cometd,auraFW}/**',
    '/{jslibrary,sCSS,sfsites,projRes,_slds,img}/**',
    '/sfc/{p,servlet.*,dist}/**',
    '/_ui/{identity,system/security}/**',
    '/setup/{secur,connect}/**',
    '/visualforce/{session,recsession}/**',
  ],
}

export const known: Knowledge = {
  source: 'Salesforce Help: My Domain URL formats; standard object key prefixes',
  examples: {
    'https://acme.lightning.force.com/lightning/r/Opportunity/006Aa00000B1cDeIAF/view':
      'deal 006Aa00000B1cDeIAF',
    'https://acme--uat.sandbox.lightning.force.com/lightning/r/Account/001Aa00000B1cDeIAF/related/Contacts/view':
      'company 001Aa00000B1cDeIAF',
    'https://acme.lightning.force.com/lightning/r/Visit__c/a0BAa00000B1cDeIAF/edit':
      'custom a0BAa00000B1cDeIAF',
    'https://acme.lightning.force.com/lightning/r/500Aa00000B1cDeIAF/view':
      'ticket 500Aa00000B1cDeIAF',
    'https://acme.my.salesforce.com/00QAa00000B1cDe': 'lead 00QAa00000B1cDe',
    'https://eu45.salesforce.com/003Aa00000B1cDe/e': 'contact 003Aa00000B1cDe',
    'https://acme--c.vf.force.com/apex/Offer?Id=0Q0Aa00000B1cDeIAF': 'quote 0Q0Aa00000B1cDeIAF',
    'https://acme.lightning.force.com/one/one.app#/sObject/00OAa00000B1cDeIAF/view':
      'report 00OAa00000B1cDeIAF',
    'https://acme.lightning.force.com/lightning/page/home': true,
    'https://acme.lightning.force.com/lightning/o/Lead/list?filterName=00BAa00000B1cDeIAF': true,
    'https://acme.lightning.force.com/lightning/o/Lead/new': true,
    'https://acme.my.salesforce.com/006': true,
    'https://acme.my.salesforce-setup.com/lightning/setup/ManageUsers/home': true,
    'https://acme.my.salesforce.com/?ec=302&startURL=%2F006Aa00000B1cDe': false,
    'https://acme.my.salesforce.com/secur/frontdoor.jsp?sid=x': false,
    'https://acme.my.salesforce.com/services/data/v60.0/sobjects': false,
    'https://acme.my.site.com/s/case/500Aa00000B1cDeIAF/detail': false,
    'https://login.salesforce.com/': false,
    'https://success.salesforce.com/006Aa00000B1cDe': false,
    'https://appexchange.salesforce.com/appxListingDetail?listingId=a0N3000000B4cUuEAJ': false,
    'https://help.salesforce.com/s/articleView?id=sf.leads.htm': false,
    'https://acme.lightning.force.com.evil.example/lightning/page/home': false,
  },
}
