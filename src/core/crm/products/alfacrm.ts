import type { Entry, Knowledge } from '../product.ts'

export const alfacrm: Entry = {
  id: 'alfacrm',
  name: 'AlfaCRM',
  kind: 'crm',
  at: ['*.s20.online'],
  records: {
    // The first number in the address is the id of the branch office.
    '/company/*/<type>/{view,update}?id=<n>': {
      pay: 'payment',
      '*': 'custom',
    },
  },
  pages: ['/', '/company/**'],
}

export const known: Knowledge = {
  source: 'AlfaCRM help; public address lists',
  examples: {
    'https://acme.s20.online/company/1/customer/view?id=42': 'customer 42',
    'https://acme.s20.online/company/2/lead/index': true,
    'https://acme.s20.online/v2api/auth/login': false,
    'https://s20.online/company/1/lead/index': false,
  },
}
