import type { CallEntry, CallKnowledge } from '../product.ts'

export const justcall: CallEntry = {
  id: 'justcall',
  name: 'JustCall',
  at: ['app.justcall.io'],
  pages: ['/dialer/**', '/app/macapp/**'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'JustCall dialer SDK and help',
  examples: {
    'https://app.justcall.io/dialer': true,
    'https://app.justcall.io/dialer?numbers=x': true,
    'https://app.justcall.io/app/macapp/dialpad_app_v5': true,
    'https://app.justcall.io/app/developers': false,
    'https://app.justcall.io/app/call-logs': false,
    'https://justcall.io/pricing': false,
  },
}
