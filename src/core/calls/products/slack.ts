import type { CallEntry, CallKnowledge } from '../product.ts'

/**
 * Only sound in the separate window of a huddle counts as a call. In the main page, it may be a
 * file that somebody shared.
 */
export const slack: CallEntry = {
  id: 'slack',
  name: 'Slack huddles',
  at: ['app.slack.com'],
  pages: ['/huddle/**'],
  category: 'internal-meeting',
}

export const known: CallKnowledge = {
  source: 'Slack help: links to huddles',
  examples: {
    'https://app.slack.com/huddle/T123ABC/C456DEF': true,
    'https://app.slack.com/client/T123ABC/C456DEF': false,
    'https://acme.slack.com/archives/C456DEF': false,
  },
}
