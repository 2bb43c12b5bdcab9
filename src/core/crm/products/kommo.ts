import type { Entry, Knowledge } from '../product.ts'
import { amocrm } from './amocrm.ts'

/** The same product as amoCRM, under its name outside of Russia. */
export const kommo: Entry = {
  ...amocrm,
  id: 'kommo',
  name: 'Kommo',
  at: ['*.kommo.com'],
}

export const known: Knowledge = {
  source: 'Kommo developer docs; public address lists',
  examples: {
    'https://acme.kommo.com/leads/detail/42': 'deal 42',
    'https://acme.kommo.com/chats/31831/leads/detail/43': 'deal 43',
    'https://acme.kommo.com/chats/leads/detail/44?x=1': 'deal 44',
    'https://acme.kommo.com/stats/': true,
    'https://www.kommo.com/leads/detail/42': false,
    'https://kommo.com/leads/detail/42': false,
    'https://support.kommo.com/docs/': false,
    'https://https://acme.kommo.com/leads/detail/42': false,
  },
}
