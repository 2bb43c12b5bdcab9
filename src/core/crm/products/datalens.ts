import type { Entry, Knowledge } from '../product.ts'

export const datalens: Entry = {
  id: 'datalens',
  name: 'Yandex DataLens',
  kind: 'report',
  at: ['datalens.yandex{,.ru,.cloud,.com}', 'datalens.ru'],
  refuse: ['/{docs,gallery,public,embeds,on-premises}/**'],
  records: {
    '/{wizard,ql,editor}/<c13>{,-*}/**': 'report',
    // The address of a dashboard does not contain a word for "dashboard".
    '/{preview/,}<c13>{,-*}': 'dashboard',
  },
}

export const known: Knowledge = {
  source: 'DataLens documentation; public address lists',
  examples: {
    'https://datalens.yandex.ru/abc1defgh2ijk-sales?tab=x1': 'dashboard abc1defgh2ijk',
    'https://datalens.yandex.cloud/wizard/abc1defgh2ijl': 'report abc1defgh2ijl',
    'https://datalens.yandex/collections': true,
    'https://datalens.yandex.ru/docs/': false,
    'https://yandex.cloud/ru/docs/datalens/': false,
  },
}
