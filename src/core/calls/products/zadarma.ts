import type { CallEntry, CallKnowledge } from '../product.ts'

/** Its phone is on every page of the account; statistics play recordings. */
export const zadarma: CallEntry = {
  id: 'zadarma',
  name: 'Zadarma',
  at: ['my.zadarma.com'],
  refuse: ['/statistics/**', '/mypbx/stat/**', '/mypbx/record/**'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'Zadarma help: phone in the browser',
  examples: {
    'https://my.zadarma.com/': true,
    'https://my.zadarma.com/mypbx/': true,
    'https://my.zadarma.com/mypbx/stat/': false,
    'https://my.zadarma.com/statistics/': false,
    'https://my.zadarma.com/auth/': false,
    'https://zadarma.com/en/': false,
  },
}
