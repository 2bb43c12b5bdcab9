/**
 * What the settings say about who looked at the person's figures; `who-looked-ru.ts` has the same
 * keys.
 */
export const en = {
  title: 'Who saw my figures',
  intro:
    'Everyone else who has opened figures with your name on the server. This list cannot be switched off.',
  named:
    'Your manager sees your time per day and category with your name, but no clock times, notes or records.',
  group:
    'Your team is in group mode: your manager sees figures of groups of five people or more only, and nothing with your name.',
  asked: (day: string) =>
    `An administrator has asked to end group mode. It ends if another one confirms this by ${day}.`,
  ending: (day: string) =>
    `Group mode ends: your manager will see your time with your name from ${day} on. Earlier days stay in the group.`,
  waiting: 'Loading…',
  notConnected: 'You are not connected. This list comes from your company’s server.',
  nobody: 'Nobody has looked at your figures yet.',
  failed: 'The server does not answer. Please try again later.',
  old: 'Your company’s server does not keep this list yet: it needs an update.',
  again: 'Try again',
  older: 'Show older',
  /** The text after the name of the person who looked. */
  lookedAt: (what: string) => `looked at ${what}`,
  day: (day: string) => `your ${day}`,
  week: (days: string) => `your week of ${days}`,
  days: (days: string) => `your days ${days}`,
  month: (month: string) => `your ${month}`,
  months: (from: string, to: string) => `your months ${from} to ${to}`,
  indicators: (days: string) => `your key indicators of ${days}`,
  table: 'all your entries, as a table of the team',
  everything: 'everything the server has about you',
  account: (name: string) => `The server’s administrator (${name})`,
  program: (name: string) => `The program “${name}” (API token)`,
  removed: 'Somebody who was removed since',
  when: (day: string, time: string) => `${day}, ${time}`,
}

export type LookedWords = typeof en
