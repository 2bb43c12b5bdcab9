import type { Entry, Knowledge } from '../product.ts'

export const outreach: Entry = {
  id: 'outreach',
  name: 'Outreach',
  kind: 'crm',
  at: ['{web,app,app*}.outreach.io'],
  records: {
    '/<type>/<n>/**': {},
  },
}

export const known: Knowledge = {
  source: 'Outreach support; public address lists',
  examples: {
    'https://app1e.outreach.io/prospects/42/overview': 'contact 42',
    'https://web.outreach.io/opportunities/43': 'deal 43',
    'https://web.outreach.io/prospects': true,
    'https://accounts.outreach.io/users/sign_in': false,
    'https://support.outreach.io/hc/en-us': false,
  },
}
