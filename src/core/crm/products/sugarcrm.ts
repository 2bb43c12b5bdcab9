import type { Entry, Knowledge, Types } from '../product.ts'

const MODULES: Types = {
  bugs: 'ticket',
  'product{s,templates}': 'product',
  home: 'dashboard',
  '*': 'custom',
}

export const sugarcrm: Entry = {
  id: 'sugarcrm',
  name: 'SugarCRM',
  kind: 'crm',
  at: [
    '*.sugarondemand.com',
    '*.sugaropencloud.eu',
    '*.{trial,demo}.sugarcrm.{com,eu}',
    '{trial,demo}.sugarcrm.com',
  ],
  selfHosted: true,
  refuse: ['/**/leadCapture.php', '/**#stsAuthError'],
  records: {
    '/**#<type>/<uuid>/**': MODULES,
    '/**#bwc/index.php?module=Reports&action=ReportCriteriaResults&{id,record}=<key>': 'report',
    '/**#bwc/index.php?module=<type>&action={DetailView,EditView}&record=<key>': MODULES,
    '/**?module=<type>&action={DetailView,EditView}&record=<key>': MODULES,
  },
  ownPages: [
    '/**#{Accounts,Contacts,Leads,Opportunities,Cases,Tasks,Meetings,Calls,Emails,Notes}/**',
    '/**#{Documents,Campaigns,Quotes,Contracts,Products,RevenueLineItems,Reports,Forecasts}/**',
    '/**#{Home,bwc,activities,Prospects,ProspectLists,Bugs,Administration,Dashboards}/**',
  ],
}

export const known: Knowledge = {
  source: 'SugarCRM developer guide: routes; public address lists',
  examples: {
    'https://acme.sugarondemand.com/#Opportunities/0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
      'deal 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://acme.sugarondemand.com/#bwc/index.php?module=Documents&action=DetailView&record=0b6f3c1e-2222-4a2b-8c3d-0123456789ac':
      'document 0b6f3c1e-2222-4a2b-8c3d-0123456789ac',
    'https://acme.sugarondemand.com/#Leads/create': true,
    'https://acme.sugarondemand.com/#login': false,
    'https://acme.sugarondemand.com/rest/v11/Leads': false,
    'https://www.sugarcrm.com/': false,
    'https://sugar.acme.example/crm/#Cases/0b6f3c1e-2222-4a2b-8c3d-0123456789ad/edit':
      'ticket 0b6f3c1e-2222-4a2b-8c3d-0123456789ad',
  },
}
