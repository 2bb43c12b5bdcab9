import type { Entry, Knowledge } from '../product.ts'

export const freshsales: Entry = {
  id: 'freshsales',
  name: 'Freshsales',
  kind: 'crm',
  at: ['*.myfreshworks.com', '*.freshsales.io'],
  refuse: [
    '/crm/sales/{web_forms,web-forms,booking,bookings,public}/**',
    '/{booking,web_forms}/**',
  ],
  records: {
    '{/crm/sales,}/<type>/<n>/**': {
      sales_accounts: 'company',
      '{cpq_documents,documents}': 'quote',
    },
    '/crm/sales/custom_module/*/<n>/**': 'custom',
  },
  pages: [
    '/crm/**',
    '/{deals,contacts,accounts,sales_accounts,leads,tasks,appointments,products,reports,settings}/**',
    '/{dashboard,conversations,activities,sales_activities,inbox,email_templates,search}/**',
  ],
}

export const known: Knowledge = {
  source: 'Freshworks CRM API docs; public address lists',
  examples: {
    'https://acme.myfreshworks.com/crm/sales/deals/402000000042': 'deal 402000000042',
    'https://acme.myfreshworks.com/crm/sales/accounts/402000000043?tab=x': 'company 402000000043',
    'https://acme.freshsales.io/contacts/44': 'contact 44',
    'https://acme.myfreshworks.com/crm/sales/deals/view/402000000042': true,
    'https://acme.myfreshworks.com/crm/sales/dashboard': true,
    'https://acme.myfreshworks.com/crm/sales/api/deals/42': false,
    'https://acme.myfreshworks.com/crm/sales/web_forms/ab12/form.html': false,
    'https://acme.myfreshworks.com/login': false,
    'https://www.freshworks.com/crm/sales/': false,
    'https://acme.freshdesk.com/support/tickets/new': false,
  },
}
