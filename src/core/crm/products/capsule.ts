import type { Entry, Knowledge } from '../product.ts'

export const capsule: Entry = {
  id: 'capsule',
  name: 'Capsule',
  kind: 'crm',
  at: ['*.capsulecrm.com'],
  // This host receives the content of web forms.
  notAt: ['service'],
  records: {
    // In this product, a "party" is a person or an organisation.
    '/party/<n>/**': 'contact',
    '/opportunity/<n>/**': 'deal',
    '/{kase,project}/<n>/**': 'project',
    '/task/<n>/**': 'task',
  },
}

export const known: Knowledge = {
  source: 'Capsule support and developer docs; public address lists',
  examples: {
    'https://acme.capsulecrm.com/party/42': 'contact 42',
    'https://acme.capsulecrm.com/opportunity/43/history': 'deal 43',
    'https://acme.capsulecrm.com/kase/44': 'project 44',
    'https://acme.capsulecrm.com/tasks': true,
    'https://acme.capsulecrm.com/login': false,
    'https://developer.capsulecrm.com/v2/overview': false,
    'https://capsulecrm.com/pricing/': false,
  },
}
