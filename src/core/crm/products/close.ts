import type { Entry, Knowledge } from '../product.ts'

export const close: Entry = {
  id: 'close',
  name: 'Close',
  kind: 'crm',
  at: ['app.close.{com,io}'],
  records: {
    // In this product, a "lead" is a company with its contacts.
    '/lead/<word>/**': 'lead',
    '/opportunit{y,ies}/<word>/**': 'deal',
    '/sequences/<word>/**': 'sequence',
    '/workflows/<word>/**': 'workflow',
    '/contacts/<word>/**': 'contact',
  },
}

export const known: Knowledge = {
  source: 'Close Help Center; Close API docs',
  examples: {
    'https://app.close.com/lead/lead_Ab12Cd34Ef56/': 'lead lead_Ab12Cd34Ef56',
    'https://app.close.com/lead/lead_Ab12Cd34Ef56/activity': 'lead lead_Ab12Cd34Ef56',
    'https://app.close.com/leads/save_Ab12Cd/': true,
    'https://app.close.com/inbox/': true,
    'https://app.close.com/login/': false,
    'https://help.close.com/docs/leads': false,
    'https://app.close.com.evil.example/lead/lead_Ab12/': false,
  },
}
