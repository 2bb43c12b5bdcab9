import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

/** What the console says about the endpoint's health; `health-ru.ts` has the same keys. */
export const en = {
  lead: 'How the endpoint itself is doing. Nothing here is about a person.',
  good: 'Nothing needs your attention.',
  bad: 'Needs attention',
  trouble: {
    disk: (free: string) =>
      `The disk is nearly full: ${free} are free. Make room, or keep rows for less long.`,
    noBackup: 'There is no backup yet. Set one up: stint-endpoint backup.',
    oldBackup: (when: string) => `The last backup is from ${when}. Look at the job that makes it.`,
    clock: (when: string, by: string) =>
      `The clock was changed by ${by} on ${when}. Look at the time service of the machine.`,
    webhooks: 'Webhooks fail. See Other programs.',
    webhooksLink: 'Other programs',
  },
  received: 'Received from browsers',
  receivedHint: 'Uploads in each quarter of an hour, the latest first.',
  lastUpload: (when: string) => `Last upload: ${when}.`,
  nothing: 'No browser has sent anything yet.',
  quarters: ['From', 'Uploads', 'Entries'],
  storage: 'Storage',
  size: 'Database',
  free: 'Free on its disk',
  freeOf: (free: string, size: string) => `${free} of ${size}`,
  backup: 'Last backup',
  noBackup: 'none',
  otherBackup: 'made by your own job (pg_dump), which the endpoint does not see',
  clock: 'Clock',
  clockGood: 'not changed since the service started',
  clockSet: (when: string, by: string) => `changed by ${by}, ${when}`,
  ahead: (time: string) => `${time} ahead`,
  back: (time: string) => `${time} back`,
  versions: 'Versions',
  endpoint: 'Endpoint',
  node: 'Node.js',
  database: 'Database program',
  migration: 'Last database upgrade',
  extension: (version: string) => `Extension ${version}`,
  browsers: (count: number) => `${count} ${form(count, { one: 'browser', other: 'browsers' })}`,
  webhooks: 'Webhooks',
  on: 'On',
  failing: 'Failing',
  stopped: 'Stopped',
  waiting: 'Messages waiting',
  givenUp: 'Not delivered in the last 7 days',
}

export type HealthWords = typeof en
