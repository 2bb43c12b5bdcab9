import type { CallEntry, CallKnowledge } from '../product.ts'

/** Only the public server is included. People add the server of their company as a site. */
export const jitsi: CallEntry = {
  id: 'jitsi',
  name: 'Jitsi Meet, 8x8',
  at: ['meet.jit.si', '8x8.vc', 'app.8x8.com'],
  pages: ['/*', '/*/*'],
  refuse: ['/static/**', '/*/static/**'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'Jitsi handbook; 8x8 developer documentation',
  examples: {
    'https://meet.jit.si/AcmeSales': true,
    'https://meet.jit.si/AcmeSales#config.startWithAudioMuted=true': true,
    'https://8x8.vc/acme/sales': true,
    'https://meet.jit.si/': false,
    'https://meet.jit.si/static/close3.html': false,
    'https://jitsi.org/blog': false,
  },
}
