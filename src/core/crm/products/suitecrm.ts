import type { Entry, Knowledge, Types } from '../product.ts'

const MODULES: Types = {
  bugs: 'ticket',
  'project*': 'project',
  '{,aos_,aos-}quotes': 'quote',
  '{,aos_,aos-}invoices': 'invoice',
  '{,aos_,aos-}products': 'product',
  '{,aos_,aos-}contracts': 'contract',
  '{,aor_,aor-}reports': 'report',
  '*': 'custom',
}

export const suitecrm: Entry = {
  id: 'suitecrm',
  name: 'SuiteCRM',
  kind: 'crm',
  at: ['*.suiteondemand.com'],
  selfHosted: true,
  records: {
    '/**#/<type>/{record,edit}/<key>/**': MODULES,
    '/**?module=<type>&action={DetailView,EditView}&record=<key>': MODULES,
    '/**/index.php?action=ajaxui#?ajaxUILoc=<address>': MODULES,
  },
  ownPages: [
    '/**#/{accounts,contacts,leads,opportunities,cases,tasks,meetings,calls,emails,notes}/**',
    '/**#/{documents,campaigns,project,quotes,invoices,products,contracts,reports,workflow}/**',
    '/**#/{home,import,administration,calendar,users,prospects,prospect-lists,surveys,bugs}/**',
    '/**/index.php?module=<type>&action=<type>',
  ],
}

export const known: Knowledge = {
  source: 'SuiteCRM source: front-end routes and legacy entry point',
  examples: {
    'https://suite.acme.example/#/opportunities/record/0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
      'deal 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://suite.acme.example/public/#/aos-quotes/edit/0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
      'quote 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://suite.acme.example/crm/index.php?action=DetailView&module=Accounts&record=0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
      'company 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://suite.acme.example/#/leads/edit': true,
    'https://suite.acme.example/index.php?module=Leads&action=index': true,
    'https://acme.suiteondemand.com/index.php?action=Login&module=Users': false,
    'https://suite.acme.example/#/Login': false,
    'https://www.suitecrm.com/#/accounts': false,
  },
}
