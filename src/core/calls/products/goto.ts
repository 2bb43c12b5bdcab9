import type { CallEntry, CallKnowledge } from '../product.ts'

/** Only meetings are included. No source was found for the address of the phone in GoTo Connect. */
export const goto: CallEntry = {
  id: 'goto',
  name: 'GoTo Meeting',
  at: ['meet.goto.com', 'app.goto.com', '*.gotomeeting.com'],
  pages: ['/<n>', '/meet/*', '/meeting/*', '/join/<n>'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source:
    'links in published invitations, and programs that recognise them, in public repositories',
  examples: {
    'https://meet.goto.com/119227189': true,
    'https://app.goto.com/meeting/119227189': true,
    'https://app.goto.com/meet/119227189': true,
    'https://app.goto.com/join/987654321': true,
    'https://global.gotomeeting.com/join/119227189': true,
    'https://app.goto.com/calls/dialpad': false,
    'https://app.goto.com/settings': false,
    'https://meet.goto.com/': false,
    'https://support.goto.com/meeting': false,
  },
}
