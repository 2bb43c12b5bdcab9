import type { CallEntry, CallKnowledge } from '../product.ts'

export const mts_link: CallEntry = {
  id: 'mts_link',
  name: 'MTS Link',
  at: ['my.mts-link.ru', 'events.webinar.ru'],
  pages: ['/j/*/**', '/*/*/stream-new/**'],
  refuse: ['/**/record-new/**'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'MTS Link help; links in invitations',
  examples: {
    'https://my.mts-link.ru/j/167846474/19645959806': true,
    'https://my.mts-link.ru/j/167846474/19645959806/stream-new/18867526566': true,
    'https://my.mts-link.ru/j/acme/19443161368/record-new/18659320070': false,
    'https://my.mts-link.ru/12/34/record-new/56': false,
    'https://my.mts-link.ru/': false,
  },
}
