import type { Entry, Knowledge } from '../product.ts'

export const tryton: Entry = {
  id: 'tryton',
  name: 'Tryton',
  kind: 'erp',
  kindOf: { deal: 'crm' },
  selfHosted: true,
  // #database/model/name/id;options
  records: {
    '/**#*/model/<type>/<n>{,;*}/**': {
      'sale.opportunity': 'deal',
      'party.party': 'company',
      'party.contact_mechanism': 'contact',
      'sale.sale': 'order',
      'purchase.purchase': 'order',
      'account.invoice': 'invoice',
      'account.payment': 'payment',
      'product.{product,template}': 'product',
      'stock.shipment.*': 'shipment',
      'project.work': 'project',
      '*': 'custom',
    },
  },
  ownPages: ['/**#*/{model,report,wizard}/**'],
}

export const known: Knowledge = {
  source: 'Tryton source: web client (sao) tabs',
  examples: {
    'https://tryton.acme.example/#crm/model/party.party/42;name=Parties&views=%5B1%2C2%5D':
      'company 42',
    'https://tryton.acme.example/#crm/model/sale.opportunity/43': 'deal 43',
    'https://tryton.acme.example/#crm/model/sale.opportunity;name=%22Opportunities%22': true,
    'https://www.tryton.org/#crm/model/party.party/42': false,
  },
}
