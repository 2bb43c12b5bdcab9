import type { CallEntry, CallKnowledge } from '../product.ts'

export const sber_jazz: CallEntry = {
  id: 'sber_jazz',
  name: 'SaluteJazz',
  at: ['salutejazz.ru', 'jazz.sber.ru'],
  pages: ['/{calls,call}/*', '/*?psw'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'SaluteJazz help and SDK; links in invitations',
  examples: {
    'https://salutejazz.ru/calls/nlg7d4?psw=x': true,
    'https://salutejazz.ru/abc123?psw=x': true,
    'https://jazz.sber.ru/nlg7d4?psw=x': true,
    'https://salutejazz.ru/calls': false,
    'https://salutejazz.ru/': false,
    'https://developers.sber.ru/docs/ru/jazz': false,
  },
}
