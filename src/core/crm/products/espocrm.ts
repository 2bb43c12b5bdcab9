import type { Entry, Knowledge } from '../product.ts'

export const espocrm: Entry = {
  id: 'espocrm',
  name: 'EspoCRM',
  kind: 'crm',
  at: ['*.espocloud.{com,eu}', 'demo.espocrm.com'],
  selfHosted: true,
  // Addresses with `portal` are pages for customers.
  refuse: ['/install/**', '/**/portal/<hex>', '/**/portal{,/*}#*/**'],
  records: {
    '/**#<type>/{view,edit,related}/<word>/**': {
      '*': 'custom',
    },
  },
  ownPages: [
    '/**#{Account,Contact,Lead,Opportunity,Case,Task,Meeting,Call,Email,Document,Campaign}/**',
    '/**#{TargetList,Quote,SalesOrder,Invoice,Product,Project,Report,KnowledgeBaseArticle}/**',
    '/**#{Calendar,Stream,Activities,Import,User,Team,Admin,Dashboard,Notification,Webhook}/**',
  ],
}

export const known: Knowledge = {
  source: 'EspoCRM source: client routes; EspoCRM documentation',
  examples: {
    'https://acme.espocloud.com/#Lead/view/6500a1b2c3d4e5f60': 'lead 6500a1b2c3d4e5f60',
    'https://espo.acme.example/#Lead/view/6500a1b2c3d4e5f60': 'lead 6500a1b2c3d4e5f60',
    'https://espo.acme.example/crm/#Opportunity/edit/6500a1b2c3d4e5f61': 'deal 6500a1b2c3d4e5f61',
    'https://espo.acme.example/#Account/related/6500a1b2c3d4e5f62/contacts':
      'company 6500a1b2c3d4e5f62',
    'https://espo.acme.example/#Contact/create': true,
    'https://espo.acme.example/#Case': true,
    'https://espo.acme.example/install/': false,
    'https://docs.espocrm.com/user-guide/sales-management/#leads': false,
  },
}
