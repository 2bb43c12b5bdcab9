import type { CallEntry, CallKnowledge } from '../product.ts'

export const ringcentral: CallEntry = {
  id: 'ringcentral',
  name: 'RingCentral',
  at: ['app.ringcentral.com', 'v.ringcentral.com'],
  refuse: ['/phone/{recordings,voicemail}/**', '/video/recordings/**', '/download/**'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'RingCentral developer guide: addresses of its app',
  examples: {
    'https://v.ringcentral.com/join/155215167?pw=x': true,
    'https://v.ringcentral.com/conf/on/155215167': true,
    'https://app.ringcentral.com/phone/history': true,
    'https://app.ringcentral.com/messages/123': true,
    'https://app.ringcentral.com/phone/recordings': false,
    'https://app.ringcentral.com/phone/voicemail': false,
    'https://app.ringcentral.com/login': false,
    'https://service.ringcentral.com/x': false,
  },
}
