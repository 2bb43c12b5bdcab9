import type { Entry, Knowledge } from '../product.ts'

export const tryton: Entry = {
  id: 'tryton',
  name: 'Tryton',
  kind: 'erp',
  kindOf: { deal: 'crm' },
  selfHosted: true,
  // The hash has the form `#database/model/name/id;options`.
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
  source: 'Tryton source: web client (sao) tabs; seen in 6.0',
  examples: {
    'https://tryton.acme.example/#crm/model/party.party/42;name=Parties&views=%5B1%2C2%5D':
      'company 42',
    'https://tryton.acme.example/#crm/model/sale.opportunity/43': 'deal 43',
    'https://tryton.acme.example/#crm/model/sale.opportunity;name=%22Opportunities%22': true,
    // An address as Tryton's client makes it: the path in the menu, and the tabs of a list with their
    // conditions.
    'https://tryton.acme.example/#crm/model/party.party/2;name=%22Party%20%2F%20Parties%22&views=%5B129%2C128%5D':
      'company 2',
    'https://tryton.acme.example/#crm/model/party.party;name=%22Party%20%2F%20Parties%22&views=%5B128%2C129%5D': true,
    'https://tryton.acme.example/#crm/model/sale.opportunity/1;name=%22Sales%20%2F%20Leads%20and%20Opportunities%22&tab_domain=%5B%5B%22Leads%22%2C%5B%5B%22state%22%2C%22%3D%22%2C%22lead%22%5D%5D%2C1%5D%2C%5B%22All%22%2C%5B%5D%2C0%5D%5D&views=%5B454%2C455%5D':
      'deal 1',
    'https://www.tryton.org/#crm/model/party.party/42': false,
  },
}
