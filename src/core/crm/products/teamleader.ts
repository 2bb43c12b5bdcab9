import type { Entry, Knowledge, Types } from '../product.ts'

const OBJECTS: Types = {
  '{sale,sales}': 'deal',
}

export const teamleader: Entry = {
  id: 'teamleader',
  name: 'Teamleader Focus',
  kind: 'crm',
  at: ['{focus,app}.teamleader.eu'],
  records: {
    '/<type>_detail.php?id=<n>': OBJECTS,
    '/web/<type>/{detail/,}<uuid>/**': OBJECTS,
  },
}

export const known: Knowledge = {
  source: 'Teamleader Focus support; public address lists',
  examples: {
    'https://focus.teamleader.eu/contact_detail.php?id=42': 'contact 42',
    'https://focus.teamleader.eu/web/companies/0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
      'company 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://app.teamleader.eu/dashboard.php': true,
    'https://focus.teamleader.eu/oauth2/authorize': false,
    'https://support.focus.teamleader.eu/hc/': false,
  },
}
