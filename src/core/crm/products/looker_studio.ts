import type { Entry, Knowledge } from '../product.ts'

export const looker_studio: Entry = {
  id: 'looker_studio',
  name: 'Looker Studio',
  kind: 'report',
  at: ['{lookerstudio,datastudio}.google.com'],
  refuse: ['/{overview,gallery,visualization,embed}/**', '/{c,u/*}/embed/**'],
  records: {
    '/**/reporting/<word>/**': 'report',
    '/**/explorer/<uuid>/**': 'report',
    '/s/<word>': 'report',
  },
}

export const known: Knowledge = {
  source: 'Looker Studio Help; public address lists',
  examples: {
    'https://lookerstudio.google.com/reporting/0b6f3c1e-2222-4a2b-8c3d-0123456789ab/page/p_1':
      'report 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://datastudio.google.com/u/1/reporting/1aB2-cD3_eF/page/x/edit': 'report 1aB2-cD3_eF',
    'https://lookerstudio.google.com/u/0/navigation/reporting': true,
    'https://lookerstudio.google.com/gallery': false,
    'https://lookerstudio.google.com/embed/reporting/0b6f3c1e-2222-4a2b-8c3d-0123456789ab': false,
    'https://support.google.com/looker-studio/answer/1': false,
  },
}
