import type { Entry, Knowledge } from '../product.ts'

export const activecampaign: Entry = {
  id: 'activecampaign',
  name: 'ActiveCampaign',
  kind: 'crm',
  at: ['*.activehosted.com'],
  records: {
    '/app/<type>/<n>/**': {
      automations: 'workflow',
    },
    '/report#/campaign/<n>/**': 'campaign',
    '/series/<n>/**': 'workflow',
  },
  // Forms, tracking links and unsubscribing use the same host. `/admin/` without a file name is the
  // sign-in page.
  pages: ['/app/**', '/admin/main.php', '/series/**', '/campaign/**', '/report/**'],
}

export const known: Knowledge = {
  source: 'ActiveCampaign Help Center; public address lists',
  examples: {
    'https://acme.activehosted.com/app/deals/42': 'deal 42',
    'https://acme.activehosted.com/app/contacts/43': 'contact 43',
    'https://acme.activehosted.com/app/contacts/': true,
    'https://acme.activehosted.com/f/5': false,
    'https://acme.activehosted.com/p_v.php?l=1': false,
    'https://www.activecampaign.com/login/': false,
  },
}
