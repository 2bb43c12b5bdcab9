/** Saves lists of people as files, which the browser makes. */
import { csvOf, dialectOf } from '../../../core/report/csv.ts'
import type { MemberEntry } from '../../../sync/contract.ts'
import { download } from '../../download.ts'
import { peopleWords } from '../../words/people.ts'
import { stateWords } from './person-entry.ts'
import type { Link } from './use-links.ts'

const save = (rows: readonly (readonly (string | number)[])[], name: string) =>
  download(
    new Blob([csvOf(rows, dialectOf(navigator.language))], { type: 'text/csv' }),
    `${name.toLowerCase().replaceAll(' ', '-')}.csv`,
  )

const day = (at: number | undefined) =>
  at === undefined ? '' : new Date(at).toISOString().slice(0, 10)

export const exportPeople = (people: readonly MemberEntry[]) => {
  const { name, email, team, role, leads, state, devices, version, lastSeen } = peopleWords.columns
  save(
    [
      [name, email, team, role, leads, state, devices, version, lastSeen],
      ...people.map((person) => [
        person.name,
        person.email ?? '',
        person.team.name,
        peopleWords.roles[person.role],
        person.leads.map((led) => led.name).join(', '),
        stateWords(person),
        person.devices,
        person.version ?? '',
        day(person.lastSeenAt),
      ]),
    ],
    peopleWords.file,
  )
}

export const exportLinks = (links: readonly Link[]) => {
  const { name, team, link } = peopleWords.columns
  save(
    [[name, team, link], ...links.map((one) => [one.name, one.team, one.link])],
    peopleWords.links,
  )
}
