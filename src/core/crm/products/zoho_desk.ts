import type { Entry, Knowledge } from '../product.ts'

export const zoho_desk: Entry = {
  id: 'zoho_desk',
  name: 'Zoho Desk',
  kind: 'crm',
  at: ['desk.zoho.{com,eu,in,com.au,jp,com.cn,sa,uk,ae}', 'desk.zohocloud.ca'],
  refuse: ['/support/*Document.do'],
  records: {
    '/agent/**/<type>/{details/,}<n>{,/**}': {},
    '/support/**#<type>/dv/<word>/**': {},
  },
  pages: ['/agent/**', '/support/**'],
}

export const known: Knowledge = {
  source: 'Zoho Desk help; public address lists',
  examples: {
    'https://desk.zoho.com/agent/acme/sales/tickets/details/555000111222': 'ticket 555000111222',
    'https://desk.zoho.eu/agent/acme/tickets/555000111223': 'ticket 555000111223',
    'https://desk.zoho.com/agent/acme/sales/tickets/list/all-cases': true,
    'https://desk.zoho.com/portal/acme/en/home': false,
    'https://acme.zohodesk.com/portal/en/kb': false,
  },
}
