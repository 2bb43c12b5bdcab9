import type { Entry, Knowledge } from '../product.ts'

export const streak: Entry = {
  id: 'streak',
  name: 'Streak',
  kind: 'crm',
  at: ['www.streak.com', 'mail.google.com'],
  inside: 'Gmail',
  // The keys contain the owner's e-mail address in base64, so they are not stored.
  records: {
    '/a/boxes/<name>/**': 'deal',
    '/a/contacts/<name>/**': 'contact',
    '/a/organizations/<name>/**': 'company',
    '/mail/**#{box,boxes}/<name>/**': 'deal',
  },
  pages: ['/a/**', '/mail/**#{pipelines,pipeline,box,boxes}/**'],
}

export const known: Knowledge = {
  source: 'Streak support and API docs; public address lists',
  examples: {
    'https://www.streak.com/a/boxes/agxzfm1haWxmb29nYWVyAb12': 'deal',
    'https://www.streak.com/a/pipelines/agxzfm1haWxmb29nYWVyAb13': true,
    'https://mail.google.com/mail/u/0/#box/agxzfm1haWxmb29nYWVyAb12': 'deal',
    'https://mail.google.com/mail/u/0/#pipelines': true,
    'https://mail.google.com/mail/u/0/#inbox/FMfcgzGtvsAb12': false,
    'https://mail.google.com/mail/u/0/#search/pipelines': false,
    'https://www.streak.com/pricing': false,
  },
}
