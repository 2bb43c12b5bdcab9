import type { CallEntry, CallKnowledge } from '../product.ts'

export const vk_calls: CallEntry = {
  id: 'vk_calls',
  name: 'VK Calls',
  at: ['vk.com', 'vk.ru'],
  pages: ['/call/**'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'VK help; links in invitations',
  examples: {
    'https://vk.com/call/join/AbCdEf-123': true,
    'https://vk.ru/call/join/AbCdEf-123': true,
    'https://vk.com/video-1_2': false,
    'https://vk.com/im': false,
    'https://vk.com/audios1': false,
  },
}
