import type { CallEntry, CallKnowledge } from '../product.ts'

export const ringover: CallEntry = {
  id: 'ringover',
  name: 'Ringover',
  at: ['app.ringover.com'],
  refuse: ['/call-logs/**', '/voicemails/**', '/recordings/**'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'Ringover SDK; Ringover help',
  examples: {
    'https://app.ringover.com/': true,
    'https://app.ringover.com/call/33123456789': true,
    'https://app.ringover.com/call-logs': false,
    'https://dashboard.ringover.com/': false,
  },
}
