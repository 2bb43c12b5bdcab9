import type { Entry, Knowledge } from '../product.ts'

export const tableau: Entry = {
  id: 'tableau',
  name: 'Tableau',
  kind: 'report',
  at: ['{,*.}online.tableau.com'],
  notAt: ['public', 'identity'],
  refuse: ['/vizql/**'],
  // The id of a view consists of the workbook's name and the view's name.
  records: {
    '/**#/{site/*/,}{views,authoring}/<key>/<key>/**': 'report',
    '/{t/*/,}{views,authoring}/<key>/{sheets/,}<key>/**': 'report',
    '/**#/{site/*/,}redirect_to_view/<n>': 'report',
    '/**#/{site/*/,}workbooks/<n>/**': 'report',
  },
  selfHosted: true,
  ownPages: [
    '/#/site/**',
    '/#/{views,workbooks,projects,datasources,explore,favorites,recents,collections}/**',
    '/t/*/{views,authoring}/**',
  ],
}

export const known: Knowledge = {
  source: 'Tableau Help: structure of a view URL',
  examples: {
    'https://prod-uk-a.online.tableau.com/#/site/acme/views/Sales/Overview?:iid=1':
      'report Sales/Overview',
    'https://10ay.online.tableau.com/t/acme/views/Sales/Weekly': 'report Sales/Weekly',
    'https://10ay.online.tableau.com/#/site/acme/explore': true,
    'https://sso.online.tableau.com/public/idp/SSO': false,
    'https://public.tableau.com/app/profile/x': false,
    'https://tableau.acme.example/#/views/Sales/Overview': 'report Sales/Overview',
    'https://tableau.acme.example/#/workbooks/42/views': 'report 42',
  },
}
