import type { CallEntry, CallKnowledge } from '../product.ts'

export const zoom: CallEntry = {
  id: 'zoom',
  name: 'Zoom',
  at: ['zoom.us', '*.zoom.us', 'zoomgov.com', '*.zoomgov.com'],
  pages: ['/wc/<n>/**', '/wc/join/<n>', '/wc/phone/**'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'Zoom web client links; Zoom support',
  examples: {
    'https://app.zoom.us/wc/12345678901/join?fromPWA=1&pwd=x': true,
    'https://app.zoom.us/wc/12345678901/start': true,
    'https://app.zoom.us/wc/join/12345678901': true,
    'https://acme.zoom.us/wc/12345678901/join': true,
    'https://zoom.us/wc/join/12345678901': true,
    'https://us02web.zoom.us/wc/12345678901/start': true,
    'https://app.zoom.us/wc/phone': true,
    'https://app.zoom.us/wc/home': false,
    'https://us02web.zoom.us/j/12345678901?pwd=x': false,
    'https://acme.zoom.us/rec/play/abc': false,
    'https://acme.zoom.us/rec/share/abc': false,
    'https://support.zoom.us/hc/en-us': false,
  },
}
