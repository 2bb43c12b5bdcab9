import type { Entry, Knowledge } from '../product.ts'

export const monday: Entry = {
  id: 'monday',
  name: 'monday CRM',
  kind: 'crm',
  at: ['*.monday.com'],
  notAt: ['view', 'wkf', 'dashboard', 'templates', 'respond', 'engineering'],
  refuse: ['/{users,forms,embed,protected_static}/**'],
  // The address does not show whether a board is about sales or about another project.
  records: { '/boards/**/pulses/<n>/**': 'item' },
}

export const known: Knowledge = {
  source: 'monday.com support; public address lists',
  examples: {
    'https://acme.monday.com/boards/700/pulses/42': 'item 42',
    'https://acme.monday.com/boards/700/views/800/pulses/43/posts/9': 'item 43',
    'https://acme.monday.com/boards/700': true,
    'https://view.monday.com/700-ab12': false,
    'https://auth.monday.com/oauth2/authorize?client_id=x': false,
    'https://cybermonday.com/boards/700': false,
  },
}
