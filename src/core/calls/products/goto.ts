import type { CallEntry, CallKnowledge } from '../product.ts'

export const goto: CallEntry = {
  id: 'goto',
  name: 'GoTo Meeting, GoTo Connect',
  at: ['meet.goto.com', 'app.goto.com', '*.gotomeeting.com'],
  pages: ['/<n>', '/meet/*', '/meeting/*', '/join/<n>', '/calls/**'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'GoTo support; links in invitations',
  examples: {
    'https://meet.goto.com/119227189': true,
    'https://app.goto.com/meeting/119227189': true,
    'https://app.goto.com/meet/119227189': true,
    'https://global.gotomeeting.com/join/119227189': true,
    'https://app.goto.com/calls/dialpad': true,
    'https://app.goto.com/settings': false,
    'https://meet.goto.com/': false,
    'https://support.goto.com/meeting': false,
  },
}
