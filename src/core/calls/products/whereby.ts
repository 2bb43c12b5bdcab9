import type { CallEntry, CallKnowledge } from '../product.ts'

export const whereby: CallEntry = {
  id: 'whereby',
  name: 'Whereby',
  at: ['whereby.com', '*.whereby.com'],
  pages: ['/*'],
  refuse: ['/{user,org,blog,product,pricing,information}'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'Whereby documentation of room addresses',
  examples: {
    'https://whereby.com/anna-room': true,
    'https://acme.whereby.com/sales': true,
    'https://acme.whereby.com/0b6f3c1e-1111-4a2b-8c3d-0123456789ab?roomKey=x': true,
    'https://whereby.com/information/pricing': false,
    'https://whereby.com/user': false,
    'https://whereby.com/blog/post': false,
    'https://docs.whereby.com/guide': false,
    'https://whereby.com/': false,
  },
}
