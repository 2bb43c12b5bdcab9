import type { CallEntry, CallKnowledge } from '../product.ts'

export const google_voice: CallEntry = {
  id: 'google_voice',
  name: 'Google Voice',
  at: ['voice.google.com'],
  pages: ['/u/*/**'],
  refuse: ['/u/*/voicemail/**'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'Google Voice help',
  examples: {
    'https://voice.google.com/u/0/calls': true,
    'https://voice.google.com/u/1/messages?itemId=x': true,
    'https://voice.google.com/u/0/voicemail': false,
    'https://voice.google.com/u/0/calls?a=nc,%2B1': true,
    'https://voice.google.com/about': false,
  },
}
