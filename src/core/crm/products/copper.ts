import type { Entry, Knowledge } from '../product.ts'

export const copper: Entry = {
  id: 'copper',
  name: 'Copper',
  kind: 'crm',
  at: ['app.{copper,prosperworks}.com'],
  refuse: ['/users/**'],
  records: {
    '/companies/*/app#/<type>/<n>/**': {},
    '/companies/*/app#/**?{fullProfile,preview}=<type>-<n>': {},
  },
}

export const known: Knowledge = {
  source: 'Copper Help Center; public address lists',
  examples: {
    'https://app.copper.com/companies/70001/app#/contact/42': 'contact 42',
    'https://app.copper.com/companies/70001/app#/browse/list/companies/default?context=companies-9&preview=companies-43':
      'company 43',
    'https://app.copper.com/companies/70001/app#/browse/board/opportunities/default?fullProfile=opportunities-44':
      'deal 44',
    'https://app.copper.com/companies/70001/app#/feed': true,
    'https://app.copper.com/users/sign_in': false,
    'https://support.copper.com/en/articles/1': false,
  },
}
