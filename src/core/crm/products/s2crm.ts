import type { Entry, Knowledge } from '../product.ts'

export const s2crm: Entry = {
  id: 's2crm',
  name: 'S2 CRM',
  kind: 'crm',
  at: ['app.{salesap,s2}.ru'],
  records: {
    '/<type>/<n>/**': {},
  },
}

export const known: Knowledge = {
  source: 'Public address lists',
  examples: {
    'https://app.salesap.ru/deals/42': 'deal 42',
    'https://app.s2.ru/contacts/43': 'contact 43',
    'https://app.salesap.ru/deals': true,
    'https://app.salesap.ru/api/v1/deals/42': false,
    'https://salesap.ru/crm-features/': false,
  },
}
