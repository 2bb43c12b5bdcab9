/**
 * Finds SQL statements that use a table without naming a team. If a database's rows are distributed over
 * several nodes by team (as with Citus), such a statement would be sent to all nodes.
 */

/**
 * Tables whose rows are distributed over the nodes by team. All other tables are small, and each node
 * has a whole copy of them: `people`, `accounts`, `sign_ins`, `api_tokens`, `webhooks`, `received`,
 * `team_names` and `code_teams`.
 */
const SPREAD = [
  'teams',
  'members',
  'devices',
  'codes',
  'segments',
  'days',
  'schemes',
  'audit',
  'middles',
  'sums',
  'reads',
  'rosters',
  'roster_people',
  'group_periods',
  'group_weeks',
  'webhook_messages',
  'indicator_values',
  'indicator_history',
  'indicator_choices',
  'indicator_reviews',
  'table_columns',
]

/** Patterns of the statements that may be sent to all nodes of the database, each with the reason. */
const EXCEPTIONS: { is: RegExp; why: string }[] = [
  {
    is: /^(?!.*"devices"\."team" = [$?])select "devices"\."team".* from "devices" .*where "devices"\."token_hash" = [$?]\d* and/,
    why: 'a token from before tokens carried the team, or of a team that was deleted since: once for each of its requests, until it is replaced',
  },
  {
    is: /^select (\* from "audit"|"team", "reader", .* from "reads"|.* from "(devices|members|teams)" where "id" in \()/,
    why: 'a page of the logs of all teams, which an administrator looks at now and then',
  },
]

const places = (sql: string, table: string) =>
  [...sql.matchAll(new RegExp(`(?:from|join|update|into)\\s+"?${table}"?(?![\\w"])`, 'gi'))].length

const VALUE = String.raw`\s*=\s*(?:\$\d+|\?)`

export const asksAllTeams = (sql: string) => {
  if (EXCEPTIONS.some(({ is }) => is.test(sql))) return false
  const needed = SPREAD.reduce((sum, table) => sum + places(sql, table), 0)
  const inserted = /^\s*insert into "?(\w+)"?\s*\(([^)]*)\)/i.exec(sql)
  const teamIn = inserted?.[1] === 'teams' ? /\bid\b/ : /\bteam\b/
  const given =
    [...sql.matchAll(new RegExp(`\\bteam"?${VALUE}`, 'gi'))].length +
    [...sql.matchAll(new RegExp(`"teams"\\."id"${VALUE}`, 'gi'))].length +
    // In a statement that uses only the table `teams`, the column `id` names the team.
    (/^\s*(?:select|update|delete)[\s\S]*"teams"/i.test(sql) &&
    new RegExp(`where "id"${VALUE}`, 'i').test(sql)
      ? 1
      : 0) +
    (inserted && teamIn.test(inserted[2] ?? '') ? 1 : 0)
  return given < needed
}
