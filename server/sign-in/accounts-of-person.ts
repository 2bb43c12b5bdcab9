/**
 * Reads, moves and removes a person's company accounts: for the copy of the person's data, and for
 * merging or removing people.
 */
import type { Database } from '../db/tables.ts'
import { type Acting, recordAct } from '../people/audit.ts'
import { actOnPeople } from '../people/people-lock.ts'
import { requirePerson } from '../people/person.ts'

const TABLES = ['accounts', 'sign_ins'] as const

/** Returns all data about a person's accounts, except the tokens from the provider. */
export const exportAccounts = async (tx: Database, member: string) => ({
  accounts: await tx
    .selectFrom('accounts')
    .select(['issuer', 'subject', 'created_at as linkedAt'])
    .where('member', '=', member)
    .execute(),
  signIns: await tx
    .selectFrom('sign_ins')
    .select(['issuer', 'subject', 'device', 'created_at as at', 'checked_at as checkedAt'])
    .where('member', '=', member)
    .execute(),
})

export const takeAccounts = async (tx: Database, member: string, from: string) => {
  for (const table of TABLES)
    await tx.updateTable(table).set({ member }).where('member', '=', from).execute()
}

export const removeAccounts = async (tx: Database, member: string) => {
  for (const table of TABLES) await tx.deleteFrom(table).where('member', '=', member).execute()
}

/**
 * Removes the links between a person and their accounts. At the next sign-in, the person is found
 * by their e-mail address again. The person's devices stay connected, and the provider is still
 * asked about the accounts of these devices. Returns whether an account was linked.
 */
export const unlinkAccounts = (db: Database, member: string, { now, actor }: Acting) =>
  actOnPeople(db, async (tx) => {
    const { team } = await requirePerson(tx, member)
    const gone = tx.deleteFrom('accounts').where('member', '=', member).returning('subject')
    if ((await gone.execute()).length === 0) return false
    await recordAct(tx, { team, at: now, actor, act: 'account unlinked', about: member })
    return true
  })
