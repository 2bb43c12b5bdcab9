import type { Entry, Knowledge } from '../product.ts'

export const retailcrm: Entry = {
  id: 'retailcrm',
  name: 'RetailCRM',
  kind: 'crm',
  at: ['*.retailcrm.{ru,es,pro}', '*.simla.{com,io}'],
  notAt: ['collector'],
  refuse: ['/docs/**', '/web-form/**', '/tracker/**'],
  records: {
    '/orders/<n>/**': 'order',
    '/customers/<n>/**': 'customer',
    '/customers-corporate/<n>/**': 'company',
    '/tasks/<n>/**': 'task',
    '/products/<n>/**': 'product',
    '/chats/<n>/**': 'conversation',
  },
}

export const known: Knowledge = {
  source: 'RetailCRM docs; public address lists',
  examples: {
    'https://acme.retailcrm.ru/orders/42/edit': 'order 42',
    'https://acme.simla.com/customers/43': 'customer 43',
    'https://acme.retailcrm.ru/orders/': true,
    'https://acme.retailcrm.ru/api/v5/orders': false,
    'https://docs.retailcrm.ru/Users/Orders': false,
    'https://www.simla.com/blog/': false,
  },
}
