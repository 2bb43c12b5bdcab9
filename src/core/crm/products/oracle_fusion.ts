import type { Entry, Knowledge, Types } from '../product.ts'

const PAGES: Types = {
  '*opportunit*': 'deal',
  '*lead*': 'lead',
  '*account*': 'company',
  '*contact*': 'contact',
  '*service-request*': 'ticket',
  '*quote*': 'quote',
  '*order*': 'order',
  '*activit*': 'activity',
  '*campaign*': 'campaign',
  '*contract*': 'contract',
  '*product*': 'product',
  '*': 'custom',
}

const OBJECTS: Types = {
  '*service_request*': 'ticket',
  '*{oppty,opty,opportunity}*': 'deal',
  '*lead*': 'lead',
  '*{account,organization,customer}*': 'company',
  '*contact*': 'contact',
  '*quote*': 'quote',
  '*order*': 'order',
  '{ap_,*payables}*': 'bill',
  '*supplier*': 'vendor',
  '*invoice*': 'invoice',
  '*activity*': 'activity',
  '*': 'custom',
}

const CENTRES =
  'ocs,us1,us2,us3,us4,us6,us8,em1,em2,em3,em4,em5,em6,em8,ap1,ap2,ap3,ap4,ap5,ca1,ca2,ca3,la1'

export const oracle_fusion: Entry = {
  id: 'oracle_fusion',
  name: 'Oracle Fusion Sales',
  kind: 'erp',
  kindOf: { deal: 'crm', lead: 'crm', company: 'crm', contact: 'crm', ticket: 'crm', quote: 'crm' },
  at: ['*.fa.oraclecloud.com', `*.fa.{${CENTRES}}.oraclecloud.com`, '*.fa.ocs.oraclegovcloud.com'],
  notAt: ['login-*'],
  // Most public addresses on these hosts are for people who apply for a job, and for suppliers.
  refuse: [
    '/fscmUI/faces/deeplink?objType=IRC_*',
    '/fscmUI/faces/{NegotiationAbstracts,PrcPosRegister*,SupplierRegistration*}/**',
    '/fscmUI/redwood/{supplier-registration,negotiation-abstracts}/**',
  ],
  records: {
    '/{fscmUI,crmUI}/redwood/**/<type>-detail{,s}?{puid,id}=<word>': PAGES,
    '/fscmUI/redwood/service/**?srNumber=<word>': 'ticket',
    '/{fscmUI,crmUI}/faces/deeplink?objType=<type>&objKey=*=<key>': OBJECTS,
  },
  pages: ['/', '/{fscmUI,crmUI,homePage}/**'],
}

export const known: Knowledge = {
  source: 'Oracle Fusion Sales docs: deep links; public address lists',
  examples: {
    'https://acme.fa.em2.oraclecloud.com/fscmUI/redwood/cx-sales/application/container/opportunities/opportunities-detail?puid=42':
      'deal 42',
    'https://fa-acme-saasfaprod1.fa.ocs.oraclecloud.com/fscmUI/faces/deeplink?objType=SVC_SERVICE_REQUEST&action=EDIT_IN_TAB&objKey=srNumber=SR0042':
      'ticket SR0042',
    'https://acme.fa.us2.oraclecloud.com/fscmUI/faces/FuseWelcome': true,
    'https://acme.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/job/42': false,
    'https://acme.fa.us2.oraclecloud.com/fscmUI/faces/deeplink?objType=IRC_RECRUITING&objKey=p=42': false,
    'https://login-acme-saasfaprod1.fa.ocs.oraclecloud.com/': false,
    'https://docs.oracle.com/en/cloud/saas/sales/': false,
  },
}
