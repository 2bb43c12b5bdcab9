import type { CallEntry, CallKnowledge } from '../product.ts'

export const kontur_talk: CallEntry = {
  id: 'kontur_talk',
  name: 'Kontur.Talk',
  at: ['*.ktalk.ru', 'talk.kontur.ru'],
  pages: ['/*'],
  refuse: ['/recordings/**', '/calendar/**', '/settings/**'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'Kontur.Talk help; links in invitations',
  examples: {
    'https://acme.ktalk.ru/r38minvlcc6e': true,
    'https://acme.ktalk.ru/sales?pinCode=1': true,
    'https://talk.kontur.ru/room42': true,
    'https://acme.ktalk.ru/recordings/xIu6mXwB': false,
    'https://acme.ktalk.ru/': false,
    'https://acme.ktalk.ru/api/roles': false,
    'https://ktalk.ru/room42': false,
  },
}
