import type { Entry, Knowledge } from '../product.ts'

export const qlik: Entry = {
  id: 'qlik',
  name: 'Qlik Sense',
  kind: 'report',
  at: ['*.*.qlikcloud.com'],
  refuse: ['/**/{qps,qrs}/**', '/**/form?targetid'],
  records: {
    '/**/sense/app/<uuid>/**': 'report',
    '/**/single?appid=<uuid>': 'report',
  },
  selfHosted: true,
  ownPages: ['/**/sense/app/*/**', '/**/hub/**'],
}

export const known: Knowledge = {
  source: 'Qlik Help: addresses of apps and sheets; public address lists',
  examples: {
    'https://acme.eu.qlikcloud.com/sense/app/0b6f3c1e-2222-4a2b-8c3d-0123456789ab/sheet/x/state/edit':
      'report 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://acme.us.qlikcloud.com/analytics/home': true,
    'https://acme.us.qlikcloud.com/api/v1/apps': false,
    'https://help.qlik.com/en-US/': false,
    'https://qlik.acme.example/proxy/sense/app/0b6f3c1e-2222-4a2b-8c3d-0123456789ac':
      'report 0b6f3c1e-2222-4a2b-8c3d-0123456789ac',
  },
}
