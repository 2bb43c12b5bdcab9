import type { Entry, Knowledge } from '../product.ts'

export const nutshell: Entry = {
  id: 'nutshell',
  name: 'Nutshell',
  kind: 'crm',
  at: ['app.nutshell.com'],
  refuse: ['/file/**'],
  records: {
    // The number is followed by a name, which may be the name of a person.
    '/lead/{id/,}<n>{,-*}/**': 'deal',
    '/person/{id/,}<n>{,-*}/**': 'contact',
    '/{company,account}/{id/,}<n>{,-*}/**': 'company',
  },
}

export const known: Knowledge = {
  source: 'Nutshell support; public address lists',
  examples: {
    'https://app.nutshell.com/lead/id/42': 'deal 42',
    'https://app.nutshell.com/lead/43': 'deal 43',
    'https://app.nutshell.com/person/44-jane-doe': 'contact 44',
    'https://app.nutshell.com/leads': true,
    'https://app.nutshell.com/rest/leads/42': false,
    'https://app.nutshell.com/auth': false,
  },
}
