import type { CallEntry, CallKnowledge } from '../product.ts'

export const zoho_meeting: CallEntry = {
  id: 'zoho_meeting',
  name: 'Zoho Meeting',
  at: [
    'meeting.zoho.com',
    'meeting.zoho.eu',
    'meeting.zoho.in',
    'meet.zoho.com',
    'meet.zoho.eu',
    'meet.zoho.in',
  ],
  pages: ['/*-*-*', '/join?key', '/meeting/sessions?key'],
  refuse: ['/meeting/public/**'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'Zoho Meeting help; links in invitations',
  examples: {
    'https://meet.zoho.com/abcd-efg-hij': true,
    'https://meeting.zoho.com/meeting/sessions?key=1234567890': true,
    'https://meeting.zoho.eu/join?key=1234567890': true,
    'https://meeting.zoho.com/meeting/public/videoprv?recordingId=x': false,
    'https://crm.zoho.com/crm/org1/tab/Leads': false,
  },
}
