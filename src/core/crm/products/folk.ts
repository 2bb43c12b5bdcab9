import type { Entry, Knowledge } from '../product.ts'

export const folk: Entry = {
  id: 'folk',
  name: 'folk',
  kind: 'crm',
  at: ['app.folk.app'],
  refuse: ['/shared/**'],
  records: {
    '/apps/contacts/*/*/<type>/<uuid>/**': {},
    '/apps/contacts/*/*/groups/*/**/<type>/<uuid>/**': {},
  },
}

export const known: Knowledge = {
  source: 'Public address lists',
  examples: {
    'https://app.folk.app/apps/contacts/network/0b6f3c1e-1111-4a2b-8c3d-0123456789ab/people/0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
      'contact 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://app.folk.app/apps/contacts/network/settings/api-keys': true,
    'https://help.folk.app/en/': false,
    'https://app.folk.app/login': false,
  },
}
