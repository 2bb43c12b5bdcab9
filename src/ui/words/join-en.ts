/** Words for connecting to a company's server. */
export const en = {
  intro: 'Paste the link from your invitation here. An address and a one-time code work, too.',
  field: 'Invite link, or address and code',
  endpointExample: 'https://stint.company.example/join#…',
  addressToo: 'Now the server’s address',
  codeToo: 'Invite link or one-time code',
  server: 'Server:',
  goOn: 'Continue',
  looking: 'Asking the server…',
  /** The person and the team that the link or code is for. */
  found: (member: string, team: string) => `${member}, team ${team}`,
  foundUnnamed: 'The server does not say whose code this is.',
  at: (url: string) => `at ${url}`,
  notYet: 'Is that you? Nothing is connected or sent yet.',
  back: 'No, go back',
  ownTimeStays: 'You lead the team. Your own time stays in this browser: nothing of it is sent.',
  problems: {
    cut: 'This link is incomplete. Copy it again, with everything after the #.',
    several:
      'There is more than one address or code here. Paste only the one that you want to use.',
    letters:
      'This is not a code: it has 8 letters and digits, and never 0, O, 1, I, L, U or V. Compare it with what you got.',
    address: 'Enter an address that begins with https://, without a password, ? or #.',
    nothing: 'There is no link, address or code in this text.',
  },
}

export type JoinWords = typeof en
