import type { CallEntry, CallKnowledge } from '../product.ts'

export const twilio_flex: CallEntry = {
  id: 'twilio_flex',
  name: 'Twilio Flex',
  at: ['flex.twilio.com'],
  pages: ['/agent-desktop/**', '/*/agent-desktop/**'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'Twilio Flex documentation',
  examples: {
    'https://flex.twilio.com/agent-desktop': true,
    'https://flex.twilio.com/agent-desktop/WR0123/': true,
    'https://flex.twilio.com/acme/agent-desktop/': true,
    'https://flex.twilio.com/admin/plugins': false,
    'https://flex.twilio.com/acme/questionnaires': false,
  },
}
