import type { Entry, Knowledge } from '../product.ts'

export const quickbooks: Entry = {
  id: 'quickbooks',
  name: 'QuickBooks Online',
  kind: 'erp',
  at: ['{,**.}qbo.intuit.com'],
  // `/app/register` is the list of an account's transactions. Without this line it would be
  // refused, because `register` is also a word for signing up.
  keep: ['/app/register'],
  records: {
    '/app/<type>?txnId=<n>': {
      'audit*': '',
      salesreceipt: 'invoice',
      '{expense,vendorcredit}': 'bill',
      '{recvpayment,billpayment,paybills,refundreceipt}': 'payment',
      transfer: 'transfer',
      '*': 'document',
    },
    '/app/<type>?nameId=<n>': {
      'customer*': 'customer',
      'vendor*': 'vendor',
      'project*': 'project',
    },
  },
  pages: ['/app/**'],
}

export const known: Knowledge = {
  source: 'QuickBooks support; public address lists',
  examples: {
    'https://app.qbo.intuit.com/app/estimate?txnId=42': 'quote 42',
    'https://qbo.intuit.com/app/customerdetail?nameId=43': 'customer 43',
    'https://c12.qbo.intuit.com/app/homepage': true,
    'https://qbo.intuit.com/login': false,
    'https://developer.intuit.com/app/developer/qbo/docs': false,
    'https://connect.intuit.com/t/scs-v1-abc': false,
  },
}
