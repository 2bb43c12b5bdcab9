import type { CallEntry, CallKnowledge } from '../product.ts'

export const cloudtalk: CallEntry = {
  id: 'cloudtalk',
  name: 'CloudTalk',
  at: ['phone.cloudtalk.io'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'CloudTalk help: CloudTalk Phone',
  examples: {
    'https://phone.cloudtalk.io/': true,
    'https://phone.cloudtalk.io/?partner=crm': true,
    'https://my.cloudtalk.io/calls': false,
    'https://phone.cloudtalk.io/login': false,
  },
}
