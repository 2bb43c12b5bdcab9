import type { CallEntry, CallKnowledge } from '../product.ts'

export const sipuni: CallEntry = {
  id: 'sipuni',
  name: 'Sipuni',
  at: ['sipuni.com', 'lk.sipuni.com'],
  refuse: ['/*/statistic/**', '/statistic/**'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'Sipuni help: phone in the browser',
  examples: {
    'https://lk.sipuni.com/': true,
    'https://sipuni.com/ru_RU/webphone': true,
    'https://sipuni.com/ru_RU/settings/phone': true,
    'https://sipuni.com/api/crm/record?id=1': false,
    'https://sipuni.com/ru_RU/statistic': false,
    'https://sipuni.com/login': false,
    'https://doc.sipuni.com/articles/1': false,
  },
}
