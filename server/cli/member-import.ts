/**
 * The command `member import`: adds the people of a CSV file, and writes a CSV file with the invite
 * link of each person.
 */
import { readFile } from 'node:fs/promises'
import { csvOf } from '../../src/core/report/csv.ts'
import { fileError } from '../file-error.ts'
import { OperatorError } from '../operator-error.ts'
import { byCommand } from '../people/audit.ts'
import { importMembers } from '../people/import.ts'
import { inviteLink } from '../people/invites.ts'
import { type Act, refuseBanner, writeOut } from './administer.ts'
import { showInstant } from './print.ts'
import { hereZone } from './usage.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads a table as Excel saves it: UTF-8, or UTF-16 ("Unicode text"). */
const textIn = async (file: string) => {
  const bytes = await readFile(file).catch((error) => {
    throw fileError(file, error)
  })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return utf8.decode(bytes)
  } catch {
    throw new OperatorError(`${file} is not in UTF-8. Save it as "CSV UTF-8".`)
  }
}

export const importTable: Act = (options, file, [to]) => {
  const { new: newTeams, again, check } = options
  return async (db, { address, inviteDays }) => {
    const csv = await textIn(file)
    const chosen = {
      ...(newTeams && { newTeams: true as const }),
      ...(again && { again: true as const }),
    }
    const asked = { ...byCommand(), ...chosen, inviteDays }
    const preview = await importMembers(db, csv, { ...asked, check: true })
    const made = preview.newTeams.length > 0 ? `; new teams: ${preview.newTeams.join(', ')}` : ''
    if (check) return console.log(`${preview.people.length} people can be added${made}.`)
    refuseBanner(to)
    // The file for the links is opened before anybody is added. If it were opened afterwards and
    // that failed, the people would be stored but their links would be lost.
    async function* lines() {
      const { people } = await importMembers(db, csv, asked)
      const rows = people.map(({ name, email = '', team, invite }) => [
        name,
        email,
        team,
        invite ? inviteLink(address, invite.code) : '',
        invite ? showInstant(invite.expiresAt, hereZone()) : '',
      ])
      yield csvOf([['name', 'e-mail', 'team', 'link', 'good until'], ...rows], {
        separator: ',',
        decimal: '.',
      })
    }
    await writeOut(to, lines())
    if (to) console.log(`${preview.people.length} people were added${made}. Their links: ${to}`)
  }
}
