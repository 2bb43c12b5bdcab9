import type { Database } from '../db/tables.ts'
import { enterGroupMode } from '../group/change-mode.ts'
import { modeOf } from '../group/periods.ts'
import { OperatorError } from '../operator-error.ts'
import { byCommand, COMMAND_LINE } from '../people/audit.ts'
import { findTeam } from '../team/find-team.ts'
import { changeTeam, listTeams } from '../team/team.ts'
import { addTeam, deleteTeam, renameTeam } from '../team/teams.ts'
import type { Command, Work } from './administer.ts'
import { showTeams } from './print.ts'
import { Misuse, type Options, requireName } from './usage.ts'

const shareMiddle = (name: string | undefined, word: string | undefined): Work => {
  if (word !== 'on' && word !== 'off') throw new Misuse('team share-middle: on or off?')
  return async (db) => {
    const by = { team: await findTeam(db, name), actor: COMMAND_LINE }
    await changeTeam(db, by, { shareMiddle: word === 'on' }, Date.now())
    console.log(
      word === 'on'
        ? "Members may see the team's middle."
        : "Members do not see the team's middle.",
    )
  }
}

const add = async (db: Database, name: string, { yes }: Options) => {
  const team = await addTeam(db, name, byCommand(), yes)
  console.log(`There is a team "${team.name}" from now on.`)
}

const rename = async (db: Database, name: string, to: string, { yes }: Options) => {
  const id = await findTeam(db, name)
  console.log(`Called ${await renameTeam(db, id, to, Date.now(), { anyway: yes })} from now on.`)
}

const remove = async (db: Database, name: string) => {
  await deleteTeam(db, await findTeam(db, name), byCommand())
  console.log('The team is deleted.')
}

const groupMode = (name: string | undefined, word: string | undefined): Work => {
  if (word === 'off')
    throw new OperatorError(
      'Two administrators end group mode, each as themselves: PUT /v1/teams/{id}/mode. A command does not know who you are.',
    )
  if (word !== 'on') throw new Misuse('team group-mode: on?')
  return async (db) => {
    const id = await findTeam(db, name)
    await enterGroupMode(db, id, byCommand())
    const { since } = await modeOf(db, id, Date.now())
    console.log(
      `Group mode. From ${since} on, nothing is given by name; figures of groups of five or more come by whole weeks.`,
    )
  }
}

export const team: Command = (options, [verb, word, to]) => {
  if (verb === 'list') return async (db) => console.log(showTeams(await listTeams(db, Date.now())))
  if (verb === 'share-middle') return shareMiddle(options.team, word)
  if (verb === 'group-mode') return groupMode(options.team, word)
  const name = requireName(word)
  if (verb === 'add') return (db) => add(db, name, options)
  if (verb === 'delete') return (db) => remove(db, name)
  if (verb === 'rename') {
    const wanted = requireName(to)
    return (db) => rename(db, name, wanted, options)
  }
  throw new Misuse('team: list, add, rename, delete, share-middle or group-mode?')
}
