import type { Entry, Knowledge } from '../product.ts'

export const zoho_analytics: Entry = {
  id: 'zoho_analytics',
  name: 'Zoho Analytics',
  kind: 'report',
  at: ['analytics.zoho.{com,eu,in,com.au,jp,com.cn,sa,uk,ae}', 'analytics.zohocloud.ca'],
  records: {
    '/workspace/*/{view,edit}/<n>/**': 'report',
    '/open-view/<n>/**': 'report',
  },
}

export const known: Knowledge = {
  source: 'Zoho Analytics help; public address lists',
  examples: {
    'https://analytics.zoho.com/workspace/555000111222/view/555000111223': 'report 555000111223',
    'https://analytics.zoho.eu/workspace/555000111222': true,
    'https://www.zoho.com/analytics/': false,
    'https://analytics.zoho.com/api/555000111222': false,
  },
}
