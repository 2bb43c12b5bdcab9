import type { CallEntry, CallKnowledge } from '../product.ts'

export const aircall: CallEntry = {
  id: 'aircall',
  name: 'Aircall',
  at: ['phone.aircall.io', 'workspace.aircall.io'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'Aircall Everywhere SDK; Aircall help',
  examples: {
    'https://phone.aircall.io/': true,
    'https://phone.aircall.io/?integration=generic': true,
    'https://workspace.aircall.io/': true,
    'https://phone.aircall.io/login': false,
    'https://dashboard.aircall.io/calls': false,
  },
}
