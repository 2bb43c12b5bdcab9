import type { Entry, Knowledge } from '../product.ts'

export const onec: Entry = {
  id: 'onec',
  name: '1C',
  kind: 'erp',
  at: ['{,*.}1cfresh.com'],
  refuse: ['/a/*/*/{hs,ws}/**', '/**/standard.odata/**'],
  records: {
    '/**#e1cib/data/<type>?ref=<hex>': {
      '*.{Лид,Лиды}*': 'lead',
      '*.Сделк*': 'deal',
      '*.*СделкиСКлиентами': 'deal',
      '*.{Контрагенты,Партнеры,Организации}': 'company',
      '*.КонтактныеЛица*': 'contact',
      '*.{Номенклатура,ХарактеристикиНоменклатуры}': 'product',
      '*.КоммерческоеПредложение*': 'quote',
      '*.Заказ*': 'order',
      '*.Счет*Покупателю': 'invoice',
      '*.СчетНаОплату*': 'invoice',
      '*.{Реализация,РасходнаяНакладная}*': 'shipment',
      '*.Возврат*': 'return',
      '*.Перемещение*': 'transfer',
      '*.Договор*': 'contract',
      '*.{ТелефонныйЗвонок,Звонок}': 'call',
      '*.{Встреча,ЗапланированноеВзаимодействие}': 'meeting',
      '*.ЭлектронноеПисьмо*': 'email',
      '*.Проект*': 'project',
      'Задача.*': 'task',
      'Catalog.{Counterparties,Companies,Partners,Organizations}': 'company',
      'Document.*Order*': 'order',
      '{Документ,Document}.*': 'document',
      '*': 'custom',
    },
  },
  pages: ['/a/**', '/int/**'],
  selfHosted: true,
  ownPages: ['/**#e1cib/**', '/**/{ru_RU,en_US}/**'],
}

export const known: Knowledge = {
  source: '1C:Enterprise documentation: navigation links of the web client',
  examples: {
    'https://1cfresh.com/a/crm/700001/ru_RU/': true,
    'https://1cfresh.com/a/crm/700001/#e1cib/data/Документ.ЗаказПокупателя?ref=0123456789abcdef0123456789abcdef':
      'order 0123456789abcdef0123456789abcdef',
    'https://1cfresh.com/': false,
    'https://v8.1c.ru/platforma/': false,
    'https://1c.acme.example/ut/ru_RU/#e1cib/data/%D0%A1%D0%BF%D1%80%D0%B0%D0%B2%D0%BE%D1%87%D0%BD%D0%B8%D0%BA.%D0%9F%D0%B0%D1%80%D1%82%D0%BD%D0%B5%D1%80%D1%8B?ref=0123456789abcdef0123456789abcdee':
      'company 0123456789abcdef0123456789abcdee',
    'https://1c.acme.example/ut/#e1cib/list/Документ.ЗаказКлиента': true,
  },
}
