import type { Entry, Knowledge } from '../product.ts'

export const keap: Entry = {
  id: 'keap',
  name: 'Keap',
  kind: 'crm',
  at: ['*.infusionsoft.{com,app}', 'app.keap.com'],
  notAt: ['signup'],
  refuse: [
    '/app/{form,orderForms,manageCart,storeFront,linkClick,page,hostedwebform,webTracking}/**',
    '/app/{timezone,optin,emailOpened}/**',
    '/booking/**',
    '/go/**',
    '/aff.html',
  ],
  records: {
    '/Contact/*manageContact*.jsp?ID=<n>': 'contact',
    '/Company/manageCompany.jsp?ID=<n>': 'company',
    '/Opportunity/manageOpportunity.jsp?ID=<n>': 'deal',
    '/Job/manageJob.jsp?ID=<n>': 'order',
    '/{core/,}app/contact{,s}/**/<n>': 'contact',
    '/contact/<n>/**': 'contact',
    '/company/<n>/**': 'company',
    '/{opportunity,deal}/<n>/**': 'deal',
    '/app/{deals,deal,pipeline}/**/deal/<n>': 'deal',
  },
}

export const known: Knowledge = {
  source: 'Keap Help Center; public address lists',
  examples: {
    'https://ab123.infusionsoft.com/Contact/manageContact.jsp?view=edit&ID=42': 'contact 42',
    'https://ab123.infusionsoft.com/Opportunity/manageOpportunity.jsp?view=edit&ID=43': 'deal 43',
    'https://ab123.infusionsoft.com/core/app/contact/list': true,
    'https://ab123.infusionsoft.app/app/orderForms/example': false,
    'https://ab123.infusionsoft.com/app/form/contact-us': false,
    'https://accounts.infusionsoft.com/app/oauth/authorize': false,
    'https://keap.com/': false,
  },
}
