import type { Entry, Knowledge } from '../product.ts'

export const salesloft: Entry = {
  id: 'salesloft',
  name: 'Salesloft',
  kind: 'crm',
  at: ['app.salesloft.com'],
  records: {
    '/{app/,}<type>/<word>/**': {
      cadences: 'sequence',
    },
  },
}

export const known: Knowledge = {
  source: 'Salesloft help; public address lists',
  examples: {
    'https://app.salesloft.com/app/people/42': 'contact 42',
    'https://app.salesloft.com/app/cadences/43/people': 'sequence 43',
    'https://app.salesloft.com/app/import/crm?contact=003Aa00000B1cDeIAF': true,
    'https://help.salesloft.com/s/article/x': false,
    'https://app.salesloft.com.evil.example/app/people/1': false,
  },
}
