import type { Entry, Knowledge } from '../product.ts'

export const zoho_bigin: Entry = {
  id: 'zoho_bigin',
  name: 'Bigin by Zoho CRM',
  kind: 'crm',
  at: ['bigin.zoho.{com,eu,in,com.au,jp,com.cn,sa,uk,ae}', 'bigin.zohocloud.ca'],
  refuse: ['/bigin/v{1,2,3}/**'],
  records: {
    '/bigin/**#/**/<type>/<n>{,/**}': {
      pipelines: 'deal',
    },
  },
  pages: ['/bigin/**'],
}

export const known: Knowledge = {
  source: 'Bigin help; public address lists',
  examples: {
    'https://bigin.zoho.com/bigin/org700001/Home#/deals/5550001112223334445?section=notes':
      'deal 5550001112223334445',
    'https://bigin.zoho.eu/bigin/acme/Home?x=1#/contacts/5550001112223334446':
      'contact 5550001112223334446',
    'https://bigin.zoho.com/bigin/acme/Home#/deals/kanban/5550001112223334445': true,
    'https://accounts.zoho.com/signin?servicename=Bigin': false,
    'https://www.bigin.com/': false,
  },
}
