import type { CallEntry, CallKnowledge } from '../product.ts'

export const google_meet: CallEntry = {
  id: 'google_meet',
  name: 'Google Meet',
  at: ['meet.google.com'],
  pages: ['/*-*-*', '/_meet/*-*-*', '/lookup/*'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'Google Meet help; links in public calendars',
  examples: {
    'https://meet.google.com/abc-mnop-xyz': true,
    'https://meet.google.com/abc-mnop-xyz?authuser=1&pli=1': true,
    'https://meet.google.com/_meet/abc-mnop-xyz?ijlm=1': true,
    'https://meet.google.com/lookup/sales-weekly': true,
    'https://meet.google.com/landing': false,
    'https://meet.google.com/': false,
    'https://meet.google.com/new': false,
    'https://meet.google.com/whoops/abc-mnop-xyz': false,
    'https://drive.google.com/file/d/1/view': false,
  },
}
