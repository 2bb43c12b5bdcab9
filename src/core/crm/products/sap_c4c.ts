import type { Entry, Knowledge, Types } from '../product.ts'

const TYPES: Types = {
  '*opportunity*': 'deal',
  '*lead*': 'lead',
  '*{account,customer}*': 'company',
  '*contact*': 'contact',
  '*{ticket,service_request,servicerequest}*': 'ticket',
  '*quote*': 'quote',
  '*order*': 'order',
  '*{appointment,visit}*': 'meeting',
  '*{phone,call}*': 'call',
  '*mail*': 'email',
  '*task*': 'task',
  '*activity*': 'activity',
  '*product*': 'product',
  '*': 'custom',
}

export const sap_c4c: Entry = {
  id: 'sap_c4c',
  name: 'SAP Sales Cloud',
  kind: 'crm',
  at: ['*.crm.ondemand.com', '**.crm.cloud.sap'],
  refuse: ['/sap/{bc,opu}/**', '/{sap/,}c4c/{v1,api}/**'],
  records: {
    '/**?param.InternalID=<key>&param.Type=<type>': TYPES,
    '/**?bo=<type>&{object_key,key}=<key>': TYPES,
    '/go/detail/<type>?nodeid=<word>': TYPES,
  },
}

export const known: Knowledge = {
  source: 'SAP Help Portal: deep links into Cloud for Customer',
  examples: {
    'https://my300001.crm.ondemand.com/sap/public/byd/runtime?bo=COD_GENERIC&param.InternalID=42&param.Type=COD_OPPORTUNITY_THINGTYPE':
      'deal 42',
    'https://my300001.crm.ondemand.com/sap/byd/ui/?app.component=/SAP_UI_CT/Main/root.uiccwoc': true,
    'https://my300001.crm.ondemand.com/sap/ap/ui/clogin?saml2=disabled': false,
    'https://my300001.crm.ondemand.com/sap/c4c/odata/v1/c4codata': false,
  },
}
