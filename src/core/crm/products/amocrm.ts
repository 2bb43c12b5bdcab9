import type { Entry, Knowledge } from '../product.ts'

export const amocrm: Entry = {
  id: 'amocrm',
  name: 'amoCRM',
  kind: 'crm',
  at: ['*.amocrm.{ru,com}'],
  notAt: ['gso', 'widgets', 'drive-*', 'api-*', 'core', 'amojo', 'push', 'en', 'es', 'pt', 'tr'],
  records: {
    // In the Russian product, records at `/leads/` are called "deals", and leads are called "unsorted".
    '/leads/detail/<n>/**': 'deal',
    '/contacts/detail/<n>/**': 'contact',
    '/companies/detail/<n>/**': 'company',
    '/customers/detail/<n>/**': 'customer',
    '/catalogs/*/detail/<n>/**': 'item',
    '/chats/*/leads/detail/<n>/**': 'deal',
    '/chats/leads/detail/<n>/**': 'deal',
    '/chats/*/contacts/detail/<n>/**': 'contact',
    '/chats/*/customers/detail/<n>/**': 'customer',
  },
  refuse: ['/?redirect_uri', '/developers/**', '/v3/**', '/{upl,frontend,download}/**'],
}

export const known: Knowledge = {
  source: 'amoCRM developer docs; public address lists',
  examples: {
    'https://acme.amocrm.ru/leads/detail/42': 'deal 42',
    'https://acme.amocrm.com/contacts/detail/43?tab_id=1#notes': 'contact 43',
    'https://acme.amocrm.ru/catalogs/7001/detail/44': 'item 44',
    'https://acme.amocrm.ru/leads/pipeline/3001/': true,
    'https://acme.amocrm.ru/leads/add/': true,
    'https://acme.amocrm.ru/dashboard/': true,
    'https://acme.amocrm.ru/api/v4/leads/42': false,
    'https://www.amocrm.ru/oauth?client_id=x': false,
    'https://forms.amocrm.ru/rabcd': false,
    'https://amocrm.ru/leads/detail/42': false,
    'https://acme.amocrm.ru.evil.example/leads/detail/42': false,
  },
}
