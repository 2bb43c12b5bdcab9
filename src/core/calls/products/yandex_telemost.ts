import type { CallEntry, CallKnowledge } from '../product.ts'

export const yandex_telemost: CallEntry = {
  id: 'yandex_telemost',
  name: 'Yandex Telemost',
  at: ['telemost.yandex.ru', 'telemost.yandex.com', 'telemost.360.yandex.ru'],
  pages: ['/j/*/**'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'Yandex Telemost help; links in invitations',
  examples: {
    'https://telemost.yandex.ru/j/16929976559513': true,
    'https://telemost.yandex.com/j/16929976559513?source=x': true,
    'https://telemost.360.yandex.ru/j/12345': true,
    'https://telemost.yandex.ru/': false,
    'https://disk.yandex.ru/i/abc': false,
  },
}
