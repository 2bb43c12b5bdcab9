import type { Entry, Knowledge, Types } from '../product.ts'

const OBJECTS: Types = {
  '{user,users}': 'contact',
  '*': 'custom',
}

export const attio: Entry = {
  id: 'attio',
  name: 'Attio',
  kind: 'crm',
  at: ['app.attio.com'],
  refuse: ['/{welcome,join,invite,verify}/**'],
  records: {
    '/*/<type>/<uuid>/**': { company: 'company', person: 'contact', deal: 'deal' },
    '/**/note/<uuid>/**': 'note',
    '/*/{custom,objects}/<type>/record/<uuid>/**': OBJECTS,
    '/*/<type>/record/<uuid>/**': OBJECTS,
  },
}

export const known: Knowledge = {
  source: 'Attio Help Center; public address lists',
  examples: {
    'https://app.attio.com/acme/company/0b6f3c1e-2222-4a2b-8c3d-0123456789ab/activity':
      'company 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://app.attio.com/acme/person/0b6f3c1e-2222-4a2b-8c3d-0123456789ac':
      'contact 0b6f3c1e-2222-4a2b-8c3d-0123456789ac',
    'https://app.attio.com/acme/deals/record/0b6f3c1e-2222-4a2b-8c3d-0123456789ad/overview':
      'deal 0b6f3c1e-2222-4a2b-8c3d-0123456789ad',
    'https://app.attio.com/acme/custom/visits/record/0b6f3c1e-2222-4a2b-8c3d-0123456789ae':
      'custom 0b6f3c1e-2222-4a2b-8c3d-0123456789ae',
    'https://app.attio.com/acme/people/view/0b6f3c1e-2222-4a2b-8c3d-0123456789ab': true,
    'https://app.attio.com/acme/notes': true,
    'https://app.attio.com/authorize?client_id=x': false,
    'https://attio.com/help/reference': false,
  },
}
