import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')
const people = (count: number) => `${count} ${form(count, { one: 'person', other: 'people' })}`

/** The acts of administrators in the audit log. The key is the endpoint's name for the act. */
const acts = {
  'account linked': 'Company account linked',
  'account unlinked': 'Company account unlinked',
  'backup made': 'Backup made',
  'backup restored': 'Backup restored',
  'code made': 'Code made',
  'day read': 'A day was read',
  'device connected': 'Browser connected',
  'device revoked': 'Browser disconnected',
  'e-mail changed': 'E-mail address changed',
  'end of group mode asked for': 'Asked to end group mode',
  'entries merged': 'Two entries merged',
  'group mode ended': 'End of group mode confirmed',
  'group mode entered': 'Group mode entered',
  'group mode kept': 'Group mode kept',
  'heads changed': 'Teams that they lead changed',
  'indicators chosen': 'Key indicators: choices changed',
  'invite made': 'Link made',
  'invite revoked': 'Link voided',
  'member added': 'Person added',
  'member exported': 'Copy of all that is kept of a person',
  'member forgotten': 'Person removed with all that they sent',
  'member left': 'Person leaves',
  'member moved': 'Person moved',
  'member renamed': 'Person renamed',
  'member returned': 'Person came back',
  'middle hidden': 'Comparison with the team switched off',
  'middle shared': 'Comparison with the team switched on',
  'old rows removed': 'Old entries removed',
  'readiness answered': 'Readiness questions answered',
  'role changed': 'Role changed',
  'scheme changed': 'Categories changed',
  'signed in': 'Signed in to the console',
  'signed out': 'Signed out of the console',
  'team added': 'Team added',
  'team deleted': 'Team deleted',
  'team exported': 'Table of the team exported',
  'team renamed': 'Team renamed',
  'token made': 'API token made',
  'token revoked': 'API token revoked',
  'tracking changed': 'Recording of their own time changed',
  'webhook added': 'Webhook added',
  'webhook changed': 'Webhook changed',
  'webhook removed': 'Webhook removed',
  'webhook stopped': 'Webhook stopped',
  'working time changed': 'Working days or holidays changed',
}

/**
 * What somebody has read about a person. The key is the name of the endpoint's route in the access
 * log.
 */
const routes = {
  layout: 'time by days',
  months: 'time by months',
  indicators: 'key indicators',
  day: 'a day’s entries',
  table: 'all entries, as a table',
  copy: 'everything that is kept',
}

/** What the console says about the audit log and the access log. */
export const en = {
  lead: 'What administrators and managers did, and who looked at whose figures. Nobody can switch this off or change it. It has no figures.',
  kinds: { acts: 'Acts', reads: 'Who saw figures' },
  kind: 'Which log',
  person: 'Person',
  everybody: 'Everybody',
  noSuchPerson: 'Choose a person from the list.',
  from: 'From',
  to: 'To',
  wrongRange: 'The last day is before the first. Please check the dates.',
  save: 'Download (CSV)',
  older: 'Show older',
  loading: 'Loading…',
  none: 'Nothing is recorded for this choice.',
  heads: {
    acts: ['When', 'Who', 'What', 'Team'],
    reads: ['When', 'Who', 'Saw', 'Of whom'],
  },
  acts,
  routes,
  /** Details of an act of an administrator, as the endpoint writes them. */
  detail: (text: string) => text,
  version: (version: string) => `version ${version}`,
  account: (name: string) => `Command line (${name})`,
  setUpLink: 'By the set-up link',
  service: 'The service (automatic)',
  removed: 'somebody removed since',
  removedTeam: 'a team deleted since',
  ofTeam: (team: string, count: number) => `${team}: ${people(count)}`,
  range: (what: string, days: string) => `${what}, ${days}`,
}

export type LogWords = typeof en
