import type { CallEntry, CallKnowledge } from '../product.ts'

/** Only host names of the vendor are included. People add the server of their company as a site. */
export const threecx: CallEntry = {
  id: 'threecx',
  name: '3CX',
  at: [
    '*.3cx.us',
    '*.3cx.eu',
    '*.3cx.co.uk',
    '*.3cx.asia',
    '*.3cx.com.au',
    '*.3cx.in',
    '*.3cx.vn',
    '*.my3cx.us',
    '*.my3cx.eu',
    '*.my3cx.de',
    '*.my3cx.fr',
    '*.my3cx.be',
    '*.my3cx.ch',
    '*.my3cx.nl',
    '*.my3cx.asia',
    '*.my3cx.com.au',
  ],
  refuse: ['/**#/{recordings,voicemail,voicemails,office}/**'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: '3CX web client: links for click to call',
  examples: {
    'https://acme.3cx.eu/webclient/#/call?phone=1': true,
    'https://acme.3cx.us/#/people': true,
    'https://acme.my3cx.de/webclient/#/people': true,
    'https://acme.3cx.eu/meet/sales': true,
    'https://acme.3cx.eu/webclient/#/recordings': false,
    'https://acme.3cx.eu/#/office/users': false,
    'https://acme.3cx.eu/#/voicemail': false,
    'https://www.3cx.com/docs': false,
  },
}
