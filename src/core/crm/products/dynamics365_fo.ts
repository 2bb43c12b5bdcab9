import type { Entry, Knowledge } from '../product.ts'

export const dynamics365_fo: Entry = {
  id: 'dynamics365_fo',
  name: 'Dynamics 365 Finance & Operations',
  kind: 'erp',
  at: [
    '**.operations{,.eu,.uk,.fr,.de,.ch,.no,.uae,.za,.in,.jp,.au,.sg,.kr,.ca}.dynamics.com',
    '**.operations.dynamics.cn',
    '*.{axcloud,cloudax,cloudax.uae}.dynamics.com',
  ],
  // The address always names the form. It names the record only in links from other programs.
  records: { '/?mi=SalesTable*&SalesId=<word>': 'order' },
  refuse: ['/{data,namespaces,Commerce,AuthHandler}/**'],
}

export const known: Knowledge = {
  source: 'Microsoft Learn: finance and operations apps, environments; public address lists',
  examples: {
    'https://acme.operations.dynamics.com/?cmp=usmf&mi=SalesTableListPage': true,
    'https://acme-uat.sandbox.operations.eu.dynamics.com/?cmp=usmf': true,
    'https://acmeaos.axcloud.dynamics.com/?mi=CustTable': true,
    'https://acme.operations.dynamics.com/data/SalesOrderHeaders': false,
    'https://operations.dynamics.com/': false,
  },
}
