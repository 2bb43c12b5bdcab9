import type { Entry, Knowledge } from '../product.ts'

export const twenty: Entry = {
  id: 'twenty',
  name: 'Twenty',
  kind: 'crm',
  at: ['*.twenty.com'],
  refuse: ['/{welcome,invite}/**'],
  records: {
    '/object/<type>/<uuid>/**': {
      '*': 'custom',
    },
  },
  selfHosted: true,
  ownPages: ['/objects/*'],
}

export const known: Knowledge = {
  source: 'Twenty source: application paths',
  examples: {
    'https://acme.twenty.com/object/opportunity/0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
      'deal 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://acme.twenty.com/objects/people?viewId=x': true,
    'https://acme.twenty.com/welcome': false,
    'https://docs.twenty.com/': false,
    'https://twenty.com/': false,
    'https://crm.acme.example/object/person/0b6f3c1e-2222-4a2b-8c3d-0123456789ac':
      'contact 0b6f3c1e-2222-4a2b-8c3d-0123456789ac',
  },
}
