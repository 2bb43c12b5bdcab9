import type { Entry, Knowledge } from '../product.ts'

export const netsuite: Entry = {
  id: 'netsuite',
  name: 'Oracle NetSuite',
  kind: 'erp',
  at: ['*.app.netsuite.com', 'system{,.na0,.na1,.na2,.na3,.eu1,.eu2,.sandbox}.netsuite.com'],
  refuse: [
    '/app/help/**',
    '/core/media/**',
    '/pages/**',
    '/app/site/hosting/restlet.nl',
    '/app/site/crm/external*/**',
    '/app/accounting/print/**',
  ],
  // `register.nl` is the list of an account's transactions. Without this line it would be refused,
  // because `register` is also a word for signing up.
  keep: ['/app/**/register.nl'],
  records: {
    '/app/**/<type>.nl?id=<n>': {
      '*search*': '',
      '*list': '',
      '{scriptlet,card,script,scriptrecord,customize*,dashboard,custrecord,role,register}': '',
      '{custjob,cust,prospect}': 'customer',
      partner: 'vendor',
      opprtnty: 'deal',
      '{salesord,purchord,workord}': 'order',
      '{custinvc,cashsale}': 'invoice',
      vendbill: 'bill',
      '{custpymt,custdep,vendpymt}': 'payment',
      '{rtnauth,vendauth}': 'return',
      itemship: 'shipment',
      '{trnfrord,invtrnfr}': 'transfer',
      '{journal,transaction,custcred,check,vendcred,deposit}': 'document',
      '{supportcase,issue}': 'ticket',
      calendarevent: 'meeting',
      '{message,crmmessage}': 'email',
      '{invtpart,noninvtpart,serviceitem}': 'product',
      job: 'project',
      'report*': 'report',
      '*': 'custom',
    },
  },
  pages: ['/', '/app/**', '/core/**'],
}

export const known: Knowledge = {
  source: 'NetSuite Help Center: URLs for account-specific domains; public address lists',
  examples: {
    'https://1234567.app.netsuite.com/app/accounting/transactions/salesord.nl?id=42&whence=':
      'order 42',
    'https://1234567-sb2.app.netsuite.com/app/accounting/transactions/opprtnty.nl?id=43': 'deal 43',
    'https://tstdrv1234567.app.netsuite.com/app/common/entity/custjob.nl?id=44&e=T': 'customer 44',
    'https://system.netsuite.com/app/crm/support/supportcase.nl?id=45': 'ticket 45',
    'https://1234567.app.netsuite.com/app/common/custom/custrecordentry.nl?rectype=9&id=46':
      'custom 46',
    'https://1234567.app.netsuite.com/app/center/card.nl?sc=-29&whence=': true,
    'https://1234567.app.netsuite.com/app/common/search/searchresults.nl?searchid=46': true,
    'https://1234567.app.netsuite.com/app/login/secure/enterpriselogin.nl': false,
    'https://1234567.extforms.netsuite.com/app/site/crm/externalleadpage.nl': false,
    'https://1234567.suitetalk.api.netsuite.com/services/rest/record/v1/customer/42': false,
    'https://www.netsuite.com/portal/home.shtml': false,
  },
}
