import type { Entry, Knowledge } from '../product.ts'

export const pipedrive: Entry = {
  id: 'pipedrive',
  name: 'Pipedrive',
  kind: 'crm',
  at: ['*.pipedrive.com'],
  notAt: ['leadbooster*', 'proposals', 'mcp*'],
  records: {
    '/deal/<n>/**': 'deal',
    '/person/<n>/**': 'contact',
    '/organization/<n>/**': 'company',
    '/leads/inbox/<uuid>/**': 'lead',
    '/lead/<uuid>/**': 'lead',
    '/product/<n>/**': 'product',
    '/projects/<n>/**': 'project',
    '/project/<n>/**': 'project',
    '/progress/insights/dashboard/<uuid>/**': 'dashboard',
    '/progress/insights/report/<uuid>/**': 'report',
  },
  refuse: ['/scheduler/**', '/v1/**', '/v2/**', '/en/**'],
}

export const known: Knowledge = {
  source: 'Pipedrive Knowledge Base; public address lists',
  examples: {
    'https://acme.pipedrive.com/deal/42': 'deal 42',
    'https://ACME.pipedrive.com/person/7?tab=notes#x': 'contact 7',
    'https://app.pipedrive.com/organization/8': 'company 8',
    'https://acme.pipedrive.com/leads/inbox/0b6f3c1e-1111-4a2b-8c3d-0123456789ab':
      'lead 0b6f3c1e-1111-4a2b-8c3d-0123456789ab',
    'https://acme.pipedrive.com/pipeline/3': true,
    'https://acme.pipedrive.com/activities/list/user/12?selected=99': true,
    'https://acme.pipedrive.com/auth/login?return_url=%2Fdeal%2F42': false,
    'https://acme.pipedrive.com/api/v1/deals/42': false,
    'https://acme.pipedrive.com/scheduler/Ab12/meet': false,
    'https://developers.pipedrive.com/docs/api/v1': false,
    'https://pipedrive.com/deal/42': false,
    'https://acme.pipedrive.com./deal/42': false,
    'https://acme.pipedrive.com@evil.example/deal/42': false,
  },
}
