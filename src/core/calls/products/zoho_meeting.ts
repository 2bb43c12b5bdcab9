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
  pages: ['/*-*-*', '/join?key', '/meeting/join?key', '/meeting/meeting-start?key', '/meeting/<n>'],
  refuse: ['/meeting/public/**'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'links in invitations and in programs that make them, found in public repositories',
  examples: {
    'https://meet.zoho.com/abcd-efg-hij': true,
    'https://meeting.zoho.eu/join?key=1234567890': true,
    'https://meeting.zoho.com/meeting/join?key=1234567890': true,
    'https://meeting.zoho.com/meeting/meeting-start?key=1428156531&x-meeting-org=7': true,
    'https://meeting.zoho.com/meeting/1428156531': true,
    'https://meeting.zoho.com/meeting/public/videoprv?recordingId=x': false,
    'https://meeting.zoho.com/meeting/recordings': false,
    'https://crm.zoho.com/crm/org1/tab/Leads': false,
  },
}
