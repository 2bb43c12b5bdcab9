import type { Entry, Knowledge } from '../product.ts'

export const nimble: Entry = {
  id: 'nimble',
  name: 'Nimble',
  kind: 'crm',
  at: ['app.nimble.com'],
  records: {
    '/#{,/}app/<type>/**/view?id=<word>': {
      'deals*': 'deal',
      activities: 'task',
      '*': 'custom',
    },
  },
}

export const known: Knowledge = {
  source: 'Nimble support; public address lists',
  examples: {
    'https://app.nimble.com/#app/contacts/view?id=0123456789abcdef01234567':
      'contact 0123456789abcdef01234567',
    'https://app.nimble.com/#/app/deals-next/pipeline/view?id=0123456789abcdef01234568':
      'deal 0123456789abcdef01234568',
    'https://app.nimble.com/#app/b/homepage': true,
    'https://app.nimble.com/#login/enter': false,
    'https://support.nimble.com/en/': false,
  },
}
