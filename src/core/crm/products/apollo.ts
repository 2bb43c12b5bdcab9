import type { Entry, Knowledge } from '../product.ts'

export const apollo: Entry = {
  id: 'apollo',
  name: 'Apollo',
  kind: 'crm',
  at: ['app.apollo.io'],
  refuse: ['/#/{meet,unsubscribe}/**'],
  records: {
    '/#/<type>/<hex>/**': {
      'emailer-campaigns': 'sequence',
      plays: 'workflow',
      analytics: 'report',
    },
  },
}

export const known: Knowledge = {
  source: 'Apollo knowledge base; public address lists',
  examples: {
    'https://app.apollo.io/#/contacts/0123456789abcdef01234567': 'contact 0123456789abcdef01234567',
    'https://app.apollo.io/#/accounts/0123456789abcdef01234568?tab=x':
      'company 0123456789abcdef01234568',
    'https://app.apollo.io/#/people?page=2': true,
    'https://app.apollo.io/#/login': false,
    'https://app.apollo.io/#/meet/jane/intro': false,
    'https://docs.apollo.io/reference/people-search': false,
  },
}
