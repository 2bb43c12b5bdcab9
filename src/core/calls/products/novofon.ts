import type { CallEntry, CallKnowledge } from '../product.ts'

export const novofon: CallEntry = {
  id: 'novofon',
  name: 'Novofon',
  at: ['my.novofon.ru'],
  refuse: ['/statistics/**', '/mypbx/stat/**'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'Novofon help: phone in the browser',
  examples: {
    'https://my.novofon.ru/': true,
    'https://my.novofon.ru/statistics/': false,
    'https://my.novofon.ru/login': false,
  },
}
