import type { Entry, Knowledge } from '../product.ts'

export const zendesk_sell: Entry = {
  id: 'zendesk_sell',
  name: 'Zendesk Sell',
  kind: 'crm',
  at: ['app.{futuresimple,getbase}.com'],
  // The root of the host is the sign-in page.
  refuse: ['/'],
  records: {
    '/{sales/,crm/,}deals/<n>/**': 'deal',
    '/{sales/,crm/,}contacts/<n>/**': 'contact',
    '/{sales/,crm/,}leads/<n>/**': 'lead',
    '/{sales/,crm/,}tasks/<n>/**': 'task',
    '/sales/visits/<n>/**': 'meeting',
  },
}

export const known: Knowledge = {
  source: 'Zendesk Sell help; public address lists',
  examples: {
    'https://app.futuresimple.com/sales/deals/42': 'deal 42',
    'https://app.futuresimple.com/crm/contacts/43': 'contact 43',
    'https://app.futuresimple.com/leads/44': 'lead 44',
    'https://app.futuresimple.com/sales/pipeline': true,
    'https://app.futuresimple.com/': false,
    'https://support.zendesk.com/hc/en-us/articles/1': false,
  },
}
