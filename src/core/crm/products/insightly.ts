import type { Entry, Knowledge, Types } from '../product.ts'

const OBJECTS: Types = {
  '*': 'custom',
}

export const insightly: Entry = {
  id: 'insightly',
  name: 'Insightly',
  kind: 'crm',
  at: ['crm{,.*}.insightly.com'],
  refuse: ['/users/referrals/**'],
  records: {
    '/**?blade=<address>': OBJECTS,
    '/details/<type>/<n>/**': OBJECTS,
    '/<type>/details/<n>/**': OBJECTS,
  },
}

export const known: Knowledge = {
  source: 'Insightly Help Center; public address lists',
  examples: {
    'https://crm.na1.insightly.com/list/Opportunity/?blade=/details/opportunity/42': 'deal 42',
    'https://crm.na1.insightly.com/details/organisation/43': 'company 43',
    'https://crm.eu1.insightly.com/list/Visit__c/?blade=/details/Visit__c/44': 'custom 44',
    'https://crm.na1.insightly.com/list/Contact/': true,
    'https://crm.na1.insightly.com/WebToLead/Create': false,
    'https://login.insightly.com/User/Login/': false,
    'https://api.na1.insightly.com/v3.1/Help': false,
  },
}
