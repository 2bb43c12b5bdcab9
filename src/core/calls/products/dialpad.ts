import type { CallEntry, CallKnowledge } from '../product.ts'

export const dialpad: CallEntry = {
  id: 'dialpad',
  name: 'Dialpad',
  at: ['dialpad.com', 'meetings.dialpad.com'],
  pages: ['/app/**', '/apps/**', '/room/**'],
  refuse: ['/app/history/**'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'Dialpad help and its mini dialer',
  examples: {
    'https://dialpad.com/app': true,
    'https://dialpad.com/app/calls/new': true,
    'https://dialpad.com/apps/a1b2c3': true,
    'https://meetings.dialpad.com/room/acme': true,
    'https://dialpad.com/app/history/recordings': false,
    'https://dialpad.com/app/history/voicemails': false,
    'https://dialpad.com/callhistory/callreview/1': false,
    'https://dialpad.com/officesettings': false,
    'https://dialpad.com/': false,
  },
}
