import type { CallEntry, CallKnowledge } from '../product.ts'

export const amazon_connect: CallEntry = {
  id: 'amazon_connect',
  name: 'Amazon Connect',
  at: ['*.my.connect.aws'],
  pages: ['/ccp-v2/**', '/agent-app-v2/**'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'Amazon Connect administrator guide',
  examples: {
    'https://acme.my.connect.aws/ccp-v2/': true,
    'https://acme.my.connect.aws/ccp-v2/softphone': true,
    'https://acme.my.connect.aws/agent-app-v2/': true,
    'https://acme.my.connect.aws/contact-search': false,
    'https://acme.my.connect.aws/contact-trace-records/details/1': false,
  },
}
