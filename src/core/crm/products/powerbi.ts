import type { Entry, Knowledge } from '../product.ts'

export const powerbi: Entry = {
  id: 'powerbi',
  name: 'Power BI',
  kind: 'report',
  at: [
    '{app,msit}.{powerbi,fabric.microsoft}.com',
    'app.powerbi.cn',
    'app.{powerbigov,mil.powerbigov,high.powerbigov}.us',
  ],
  refuse: ['/{reportEmbed,dashboardEmbed,qnaEmbed,13.0}/**'],
  records: {
    '/**/{reports,rdlreports}/<uuid>/**': 'report',
    '/**/dashboards/<uuid>/**': 'dashboard',
    '/Redirect?reportObjectId=<uuid>': 'report',
  },
}

export const known: Knowledge = {
  source: 'Microsoft Learn: Power BI service; public address lists',
  examples: {
    'https://app.powerbi.com/groups/me/reports/0b6f3c1e-2222-4a2b-8c3d-0123456789ab/ReportSection1':
      'report 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://app.fabric.microsoft.com/groups/0b6f3c1e-1111-4a2b-8c3d-0123456789ab/dashboards/0b6f3c1e-2222-4a2b-8c3d-0123456789ac':
      'dashboard 0b6f3c1e-2222-4a2b-8c3d-0123456789ac',
    'https://app.powerbi.com/home': true,
    'https://app.powerbi.com/singleSignOn?ru=x': false,
    'https://powerbi.microsoft.com/en-us/blog/': false,
  },
}
