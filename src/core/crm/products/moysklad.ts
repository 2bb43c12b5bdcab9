import type { Entry, Knowledge } from '../product.ts'

export const moysklad: Entry = {
  id: 'moysklad',
  name: 'MoySklad',
  kind: 'erp',
  at: ['online.moysklad.ru'],
  records: {
    '/app#<type>/edit?id=<uuid>': {
      counterparty: 'company',
      contactperson: 'contact',
      '{customerorder,internalorder,processingorder}': 'order',
      '{demand,retaildemand}': 'shipment',
      invoiceout: 'invoice',
      invoicein: 'bill',
      '*return': 'return',
      '*report*': 'report',
      '{good,service,bundle,variant,consignment}': 'product',
      '{paymentin,paymentout,cashin,cashout}': 'payment',
      move: 'transfer',
      '{supply,enter,loss,inventory}': 'document',
      '*': 'custom',
    },
  },
  pages: ['/app/**'],
}

export const known: Knowledge = {
  source: 'MoySklad API docs: entity names; public address lists',
  examples: {
    'https://online.moysklad.ru/app/#customerorder/edit?id=0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
      'order 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://online.moysklad.ru/app/#salesreturn/edit?id=0b6f3c1e-2222-4a2b-8c3d-0123456789ac':
      'return 0b6f3c1e-2222-4a2b-8c3d-0123456789ac',
    'https://online.moysklad.ru/app/#company': true,
    'https://online.moysklad.ru/app/login.html': false,
    'https://www.moysklad.ru/': false,
  },
}
