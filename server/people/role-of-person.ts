/** Decides a person's role, and the teams that they lead. */
import type { Tables } from '../db/tables.ts'

export const ROLES = ['member', 'manager', 'administrator'] as const
export type Role = Tables['members']['role']

interface Rank {
  role: Role
  leads: readonly string[]
}

/**
 * Returns a person's role and the teams that they lead. A person who leads a team is a manager,
 * unless they are an administrator, who may lead teams too.
 */
export const roleAndTeamsFrom = (
  present: Rank,
  { role = present.role, leads }: { [K in keyof Rank]?: Rank[K] | undefined },
  team: string,
): Rank => {
  const implied = role === 'manager' && present.leads.length === 0 ? [team] : present.leads
  const led = [...new Set(leads ?? (role === 'member' ? [] : implied))]
  if (role === 'administrator') return { role, leads: led }
  return { role: led.length > 0 ? 'manager' : 'member', leads: led }
}
