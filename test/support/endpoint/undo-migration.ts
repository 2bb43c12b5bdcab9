/** Undoes migrations of the database, so that a test can run these migrations again. */
import { sql } from 'kysely'
import type { Endpoint } from './fixture.ts'

const ADDED_WITH_PEOPLE = [
  ['members', 'is_present'],
  ['devices', 'moved_to'],
  ['codes', 'kind'],
  ['codes', 'used_by'],
] as const

const INDICATOR_TABLES = [
  'indicator_values',
  'indicator_history',
  'indicator_choices',
  'indicator_reviews',
  'table_columns',
]

const forget = (endpoint: Endpoint, step: string) =>
  sql`delete from kysely_migration where name = ${step}`.execute(endpoint.db)

const undoOrderOfActs = async (endpoint: Endpoint) => {
  endpoint.isAltered = true
  await sql`alter table audit drop column number`.execute(endpoint.db)
  await forget(endpoint, '0053-order-of-acts')
}

const undoNewestFirst = async (endpoint: Endpoint) => {
  await undoOrderOfActs(endpoint)
  for (const index of ['audit_by_time', 'reads_by_time'])
    await sql`drop index ${sql.table(index)}`.execute(endpoint.db)
  await forget(endpoint, '0052-newest-first')
}

const undoReadiness = async (endpoint: Endpoint) => {
  await undoNewestFirst(endpoint)
  await sql`alter table teams drop column readiness`.execute(endpoint.db)
  await sql`alter table schemes add column readiness text`.execute(endpoint.db)
  await forget(endpoint, '0051-readiness')
}

/**
 * Undoes the migrations that added API tokens, webhooks, and the page about the endpoint's health. All
 * later migrations are undone first.
 */
const undoIntegrations = async (endpoint: Endpoint) => {
  await undoReadiness(endpoint)
  await sql`alter table devices drop column version`.execute(endpoint.db)
  for (const table of ['received', 'webhook_messages', 'webhooks', 'api_tokens'])
    await sql`drop table ${sql.table(table)}`.execute(endpoint.db)
  for (const step of ['0050-versions', '0049-received', '0048-webhooks', '0047-api-tokens'])
    await forget(endpoint, step)
}

const undoWorkingTime = async (endpoint: Endpoint) => {
  await undoIntegrations(endpoint)
  for (const table of ['people', 'teams'])
    await sql`alter table ${sql.table(table)} drop column working_time`.execute(endpoint.db)
  await forget(endpoint, '0046-working-time')
}

const undoGroupMode = async (endpoint: Endpoint) => {
  await undoWorkingTime(endpoint)
  for (const table of ['group_periods', 'group_weeks'])
    await sql`drop table ${sql.table(table)}`.execute(endpoint.db)
  await forget(endpoint, '0045-group-mode')
}

const undoIndicators = async (endpoint: Endpoint) => {
  await undoGroupMode(endpoint)
  for (const table of INDICATOR_TABLES)
    await sql`drop table ${sql.table(table)}`.execute(endpoint.db)
  await forget(endpoint, '0044-indicators')
}

const undoCompanyAccounts = async (endpoint: Endpoint) => {
  await undoIndicators(endpoint)
  for (const table of ['accounts', 'sign_ins'])
    await sql`drop table ${sql.table(table)}`.execute(endpoint.db)
  await sql`alter table codes drop column challenge`.execute(endpoint.db)
  await forget(endpoint, '0043-company-accounts')
}

const undoConsoles = async (endpoint: Endpoint) => {
  await undoCompanyAccounts(endpoint)
  await sql`alter table devices drop column kind`.execute(endpoint.db)
  await forget(endpoint, '0042-consoles')
}

const undoAccessLog = async (endpoint: Endpoint) => {
  await undoConsoles(endpoint)
  for (const table of ['reads', 'roster_people', 'rosters'])
    await sql`drop table ${sql.table(table)}`.execute(endpoint.db)
  await forget(endpoint, '0041-access-log')
}

/** Undoes the migration that added the table of people. All later migrations are undone first. */
export async function undoPeople(endpoint: Endpoint) {
  const { db } = endpoint
  await undoAccessLog(endpoint)
  await sql`drop table people`.execute(db)
  for (const [table, column] of ADDED_WITH_PEOPLE)
    await sql`alter table ${sql.table(table)} drop column ${sql.ref(column)}`.execute(db)
  await forget(endpoint, '0040-people')
}

/** Undoes the migration that added the column *last sent*. All later migrations are undone first. */
export async function undoLastSent(endpoint: Endpoint) {
  await undoPeople(endpoint)
  await sql`alter table members drop column last_sent_at`.execute(endpoint.db)
  await forget(endpoint, '0032-last-sent')
}
