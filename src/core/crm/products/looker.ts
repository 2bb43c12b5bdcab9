import type { Entry, Knowledge } from '../product.ts'

export const looker: Entry = {
  id: 'looker',
  name: 'Looker',
  kind: 'report',
  at: ['*.{cloud.,eu.,au.,in.,dev.,}looker.com'],
  notAt: ['cloud', 'dev', 'connect', 'discourse', 'eu'],
  refuse: ['/account/setup/**', '/embed/public/**'],
  records: {
    '/{embed/,}dashboards{,-next,-legacy}/<key>/**': 'dashboard',
    '/{embed/,}looks/<n>/**': 'report',
  },
}

export const known: Knowledge = {
  source: 'Looker documentation: URL of dashboards and Looks; public address lists',
  examples: {
    'https://acme.cloud.looker.com/dashboards/42?Region=EU': 'dashboard 42',
    'https://acme.cloud.looker.com/dashboards-next/sales::overview': 'dashboard sales::overview',
    'https://acme.looker.com/looks/43': 'report 43',
    'https://acme.cloud.looker.com/explore/sales/orders': true,
    'https://acme.cloud.looker.com/login': false,
    'https://docs.looker.com/sharing': false,
    'https://www.looker.com/': false,
  },
}
