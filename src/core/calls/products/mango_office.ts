import type { CallEntry, CallKnowledge } from '../product.ts'

export const mango_office: CallEntry = {
  id: 'mango_office',
  name: 'Mango Office',
  at: ['lk.mango-office.ru'],
  refuse: ['/**/call-recording/**', '/**/stats/**', '/widget/**'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'Mango Office help: phone in the account',
  examples: {
    'https://lk.mango-office.ru/': true,
    'https://lk.mango-office.ru/123/456/contact-center': true,
    'https://lk.mango-office.ru/issa/api/1/2/call-recording/play-record/3': false,
    'https://lk.mango-office.ru/1/2/call-recording/list': false,
    'https://www.mango-office.ru/products/': false,
  },
}
