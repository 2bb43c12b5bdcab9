import type { CallEntry, CallKnowledge } from '../product.ts'

/** Chat and meetings have the same address, so only sound shows that a meeting runs. */
export const teams: CallEntry = {
  id: 'teams',
  name: 'Microsoft Teams',
  at: ['teams.microsoft.com', 'teams.live.com', 'teams.cloud.microsoft'],
  refuse: ['/dl/**', '/downloads/**'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'Microsoft Learn; links in invitations',
  examples: {
    'https://teams.microsoft.com/v2/': true,
    'https://teams.microsoft.com/v2/?meetingjoin=true#/l/meetup-join/19:meeting_x': true,
    'https://teams.live.com/meet/9312345678901?p=x': true,
    'https://teams.microsoft.com/meet/312345678?p=x': true,
    'https://teams.cloud.microsoft/': true,
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0': true,
    'https://teams.microsoft.com/dl/launcher/launcher.html?url=x': false,
    'https://teams.microsoft.com/v2/auth': false,
    'https://acme.sharepoint.com/stream.aspx?id=x': false,
  },
}
