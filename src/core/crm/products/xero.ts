import type { Entry, Knowledge } from '../product.ts'

export const xero: Entry = {
  id: 'xero',
  name: 'Xero',
  kind: 'erp',
  at: ['go.xero.com'],
  refuse: ['/organisationlogin/**'],
  records: {
    '/AccountsReceivable/*.aspx?invoiceID=<uuid>': 'invoice',
    '/AccountsPayable/*.aspx?invoiceID=<uuid>': 'bill',
    '/**/*.aspx?ManualJournalID=<uuid>': 'document',
    '/Contacts/*.aspx?contactID=<uuid>': 'contact',
    '/Journal/*.aspx?invoiceID=<uuid>': 'document',
    '/Accounts*/*.aspx?creditNoteID=<uuid>': 'document',
    '/Bank/*.aspx?bankTransactionID=<uuid>': 'payment',
    '/**/Quotes/**?{id,quoteID}=<uuid>': 'quote',
    '/**/Contacts/{contact/,View/,}<uuid>/**': 'contact',
    '/**/<type>/{view,edit}/<uuid>/**': {
      invoicing: 'invoice',
      '*orders': 'order',
      '*credit-notes': 'document',
    },
    '/**/projects/project/<uuid>/**': 'project',
  },
}

export const known: Knowledge = {
  source: 'Xero developer docs: deep links; public address lists',
  examples: {
    'https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
      'invoice 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://go.xero.com/Contacts/View/0b6f3c1e-2222-4a2b-8c3d-0123456789ac':
      'contact 0b6f3c1e-2222-4a2b-8c3d-0123456789ac',
    'https://go.xero.com/app/!Ab12/invoicing/view/0b6f3c1e-2222-4a2b-8c3d-0123456789ad':
      'invoice 0b6f3c1e-2222-4a2b-8c3d-0123456789ad',
    'https://go.xero.com/Dashboard/': true,
    'https://login.xero.com/': false,
    'https://in.xero.com/AbCd': false,
  },
}
