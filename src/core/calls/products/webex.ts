import type { CallEntry, CallKnowledge } from '../product.ts'

export const webex: CallEntry = {
  id: 'webex',
  name: 'Webex',
  at: ['*.webex.com'],
  notAt: ['vidcast', 'collaborationhelp', 'binaries'],
  refuse: ['/webappng/sites/*/recording/**', '/recordingservice/**', '/*/ldr.php', '/*/lsr.php'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'Webex help; links in invitations',
  examples: {
    'https://web.webex.com/meetings': true,
    'https://web.webex.com/': true,
    'https://acme.webex.com/webappng/sites/acme/meeting/info/abc123': true,
    'https://acme.webex.com/wbxmjs/joinservice/sites/acme/meeting/download/abc': true,
    'https://acme.webex.com/meet/anna': true,
    'https://acme.webex.com/acme/j.php?MTID=m1a9': true,
    'https://acme.webex.com/webappng/sites/acme/recording/play/abc': false,
    'https://acme.webex.com/recordingservice/sites/acme/recording/abc/playback': false,
    'https://acme.webex.com/acme/ldr.php?RCID=abc': false,
    'https://help.webex.com/en-us/article': false,
    'https://www.webex.com/pricing': false,
  },
}
