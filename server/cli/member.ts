import { listMembers } from '../people/list-members.ts'
import type { Act, Command } from './administer.ts'
import {
  comeBack,
  email,
  exportTime,
  forget,
  leads,
  leave,
  merge,
  move,
  rename,
  role,
  track,
} from './member-changes.ts'
import { importTable } from './member-import.ts'
import { add, code, invite, uninvite, unlink } from './member-invites.ts'
import { showMembers } from './print.ts'
import { hereZone, Misuse, requireName } from './usage.ts'

const MEMBER: Record<string, Act> = {
  add,
  import: importTable,
  code,
  invite,
  uninvite,
  unlink,
  role,
  email,
  track,
  leads,
  rename,
  move,
  leave,
  return: comeBack,
  merge,
  export: exportTime,
  forget,
}

export const member: Command = (options, [verb = '', typed, ...words]) => {
  if (verb === 'list')
    return async (db) => console.log(showMembers(await listMembers(db), hereZone()))
  const act = Object.hasOwn(MEMBER, verb) && MEMBER[verb]
  if (!act) throw new Misuse(`member: list, ${Object.keys(MEMBER).join(', ')}?`)
  return act(options, requireName(typed), words)
}
