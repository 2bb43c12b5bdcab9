import type { Entry, Knowledge } from '../product.ts'

export const megaplan: Entry = {
  id: 'megaplan',
  name: 'Megaplan',
  kind: 'crm',
  at: ['*.megaplan.{ru,by,kz,ua}'],
  notAt: ['dev', 'start', 'promo'],
  refuse: ['/{Bums*,SdfFileM,attach}/**'],
  records: {
    '/{crm/,}<type>/<n>/**': {
      '{contractor,client}{,s}': 'company',
      'contractorcompany{,s}': 'company',
      'contractorhuman{,s}': 'contact',
    },
  },
}

export const known: Knowledge = {
  source: 'Megaplan help; public address lists',
  examples: {
    'https://acme.megaplan.ru/deals/42/card/': 'deal 42',
    'https://acme.megaplan.ru/task/43/card/': 'task 43',
    'https://acme.megaplan.ru/deals/list/22/state:353': true,
    'https://acme.megaplan.ru/api/v3/deal/42': false,
    'https://help.megaplan.ru/': false,
    'https://megaplan.ru/': false,
  },
}
