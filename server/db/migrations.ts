/**
 * The steps that bring the tables of a database to the present form. A step that was released is
 * never edited: a change of the tables is a new step, at the end. In most tables the primary key
 * begins with the team; if the rows belong to a member, the member follows.
 */
import { type Kysely, sql } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration'
import { OperatorError } from '../operator-error.ts'
import { nameKey } from '../people/names.ts'
import { isOnServer, type Tables } from './tables.ts'

const first: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('teams')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull().unique())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('members')
      .addColumn('team', 'text', (c) => c.notNull().references('teams.id'))
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('role', 'text', (c) =>
        c.notNull().check(sql`role in ('member', 'manager', 'administrator')`),
      )
      .addColumn('seq', 'bigint', (c) => c.notNull().defaultTo(0))
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('members_key', ['team', 'id'])
      .addUniqueConstraint('members_name', ['team', 'name'])
      .execute()
    await db.schema
      .createTable('devices')
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('member', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('token_hash', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('last_seen_at', 'bigint', (c) => c.notNull())
      .addColumn('revoked_at', 'bigint')
      .addPrimaryKeyConstraint('devices_key', ['team', 'member', 'id'])
      .addForeignKeyConstraint('devices_member', ['team', 'member'], 'members', ['team', 'id'])
      .execute()
    // The index is not unique, because a database that is distributed over several servers by team
    // cannot check whether values are unique. Tokens have 256 random bits, so no two are equal.
    await db.schema.createIndex('devices_token').on('devices').column('token_hash').execute()
    await db.schema
      .createTable('codes')
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('member', 'text', (c) => c.notNull())
      .addColumn('code_hash', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .addColumn('used_at', 'bigint')
      .addPrimaryKeyConstraint('codes_key', ['team', 'member', 'code_hash'])
      .addForeignKeyConstraint('codes_member', ['team', 'member'], 'members', ['team', 'id'])
      .execute()
    await db.schema.createIndex('codes_hash').on('codes').column('code_hash').execute()
    await createSegments(db)
  },
}

const createSegments = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('segments')
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('member', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('deleted', 'integer', (c) => c.notNull())
    .addColumn('category', 'text')
    .addColumn('started_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('source', 'text')
    .addColumn('edited', 'integer', (c) => c.notNull())
    .addColumn('scheme', 'integer')
    .addColumn('product', 'text')
    .addColumn('record_type', 'text')
    .addColumn('record_id', 'text')
    .addColumn('note', 'text')
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('first_received_at', 'bigint', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('segments_key', ['team', 'member', 'id'])
    .addForeignKeyConstraint('segments_device', ['team', 'member', 'device'], 'devices', [
      'team',
      'member',
      'id',
    ])
    .addCheckConstraint(
      'segments_whole',
      sql`deleted = 1 or (category is not null and ended_at > started_at and source is not null and scheme is not null)`,
    )
    .execute()
  await db.schema
    .createIndex('segments_feed')
    .on('segments')
    .columns(['team', 'member', 'seq'])
    .unique()
    .execute()
  // The index is sorted by the ends of segments, because most requests are for recent days.
  await db.schema
    .createIndex('segments_day')
    .on('segments')
    .columns(['team', 'member', 'ended_at'])
    .execute()
}

const second: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('days')
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('member', 'text', (c) => c.notNull())
      .addColumn('device', 'text', (c) => c.notNull())
      .addColumn('date', 'text', (c) => c.notNull())
      .addColumn('from_at', 'bigint', (c) => c.notNull())
      .addColumn('to_at', 'bigint', (c) => c.notNull())
      .addColumn('first_asked_at', 'bigint', (c) => c.notNull())
      .addColumn('corrected_at', 'bigint')
      .addPrimaryKeyConstraint('days_key', ['team', 'member', 'device', 'from_at', 'to_at'])
      .addForeignKeyConstraint('days_device', ['team', 'member', 'device'], 'devices', [
        'team',
        'member',
        'id',
      ])
      .execute()
    await db.schema
      .createTable('schemes')
      .addColumn('team', 'text', (c) => c.notNull().references('teams.id'))
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('from_date', 'text', (c) => c.notNull())
      .addColumn('change_every', 'integer', (c) =>
        c.notNull().check(sql`change_every in (1, 3, 6)`),
      )
      .addColumn('categories', 'text', (c) => c.notNull())
      .addColumn('readiness', 'text')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('created_by', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('schemes_key', ['team', 'version'])
      .execute()
    // The table has no foreign keys: an entry stays when the people that it names are removed.
    await db.schema
      .createTable('audit')
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('act', 'text', (c) => c.notNull())
      .addColumn('about', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('audit_key', ['team', 'id'])
      .execute()
    await db.schema.createIndex('audit_at').on('audit').columns(['team', 'at']).execute()
  },
}

const third: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('teams')
      .addColumn('share_middle', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
  },
}

// Rows from before this step have no zone. To decide on which day such a row is counted, the zone
// is used that its device last sent. If the device sent none, the zone of the person who requests
// the day is used.
const fourth: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('segments').addColumn('zone', 'text').execute()
    await db.schema.alterTable('devices').addColumn('zone', 'text').execute()
    await db.schema.alterTable('devices').addColumn('day_start', 'integer').execute()
    await db.schema.alterTable('devices').addColumn('keeps_unexplained', 'integer').execute()
  },
}

const administration: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('audit').addColumn('detail', 'text').execute()
    await db.schema.alterTable('devices').addColumn('label', 'text').execute()
    await db.schema
      .createTable('readiness')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('written_at', 'bigint', (c) => c.notNull())
      .execute()
  },
}

/**
 * A segment that is longer than 24 hours lies in several days. Adds an index that contains only
 * such segments, so that counting the rows of one day does not read all rows of the member.
 */
const longStretches: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createIndex('segments_long')
      .on('segments')
      .columns(['team', 'member', 'ended_at', 'started_at'])
      // 24 hours in milliseconds, as MAX_LENGTH in src/sync/contract.
      .where(sql<boolean>`ended_at - started_at > 86400000`)
      .execute()
  },
}

const middlesGiven: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('middles')
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('member', 'text', (c) => c.notNull())
      .addColumn('week', 'text', (c) => c.notNull())
      .addColumn('middle', 'text', (c) => c.notNull())
      .addColumn('given_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('middles_key', ['team', 'member', 'week'])
      .addForeignKeyConstraint('middles_member', ['team', 'member'], 'members', ['team', 'id'])
      .execute()
  },
}

/**
 * Adds a table of the names of teams: a database that is distributed over several servers by team
 * can ensure only in a separate table that no two teams have the same name.
 */
const teamNames: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('team_names')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('team', 'text', (c) => c.notNull().unique())
      .execute()
    const known = db as Kysely<Tables>
    // Before this step, two teams could have names that differ only in case. Only the first of them
    // gets a row in `team_names`.
    for (const { id: team, name } of await known
      .selectFrom('teams')
      .select(['id', 'name'])
      .execute())
      await known
        .insertInto('team_names')
        .values({ name: nameKey(name), team })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    await db.schema
      .createTable('code_teams')
      .addColumn('code_hash', 'text', (c) => c.primaryKey())
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute()
    // Codes that were made before this step stay valid.
    const codes = known.selectFrom('codes').select(['code_hash', 'team', 'expires_at'])
    for (const code of await codes.where('used_at', 'is', null).execute())
      await known
        .insertInto('code_teams')
        .values(code)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    // In PostgreSQL, removes the old constraint that the names of teams are unique. In SQLite, the
    // table would have to be made again for that, and the old constraint does no harm.
    if (isOnServer(known))
      await db.schema.alterTable('teams').dropConstraint('teams_name_key').execute()
  },
}

/**
 * The sums of a person's time for each day and month (`report/sums.ts`). This step only creates an
 * empty table, so it takes equally long for a database of any size. The sums are computed later:
 * when they are needed, or in the background.
 */
const sumsOfDays: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('sums')
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('member', 'text', (c) => c.notNull())
      .addColumn('unit', 'text', (c) => c.notNull().check(sql`unit in ('day', 'month')`))
      .addColumn('form', 'text', (c) => c.notNull().check(sql`form in ('exact', 'whole')`))
      .addColumn('date', 'text', (c) => c.notNull())
      .addColumn('day_start', 'integer', (c) => c.notNull())
      .addColumn('basis', 'text', (c) => c.notNull())
      .addColumn('told', 'text', (c) => c.notNull())
      .addColumn('shared', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('sums_key', ['team', 'member', 'unit', 'form', 'date', 'day_start'])
      .addForeignKeyConstraint('sums_member', ['team', 'member'], 'members', ['team', 'id'])
      // In SQLite, `without rowid` stores the rows in the order of the key. So the days of a person
      // lie next to each other in the file, and a team's report reads them in order.
      .$call((table) =>
        isOnServer(db as Kysely<Tables>) ? table : table.modifyEnd(sql`without rowid`),
      )
      .execute()
    await db.schema
      .alterTable('members')
      .addColumn('summed', 'bigint', (c) => c.notNull().defaultTo(0))
      .execute()
  },
}

/**
 * Adds a column to the sums of months: the JSON of the month's days, compressed
 * (`report/packed-text.ts`). This step deletes the stored sums of months, which are computed again
 * later from the sums of days.
 */
const packedMonths: Migration = {
  up: async (db: Kysely<unknown>) => {
    const known = db as Kysely<Tables>
    await db.schema
      .alterTable('sums')
      .addColumn('packed', isOnServer(known) ? 'bytea' : 'blob')
      .execute()
    await known.deleteFrom('sums').where('unit', '=', 'month').execute()
    await known.updateTable('members').set({ summed: 0 }).execute()
  },
}

/**
 * Adds the table of people. A person has the same id in all teams. From this step on, a manager
 * leads their own team; an administrator leads no team, and sees no person's time.
 */
const people: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('people')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('email', 'text', (c) => c.unique())
      .addColumn('tracked', 'integer', (c) => c.notNull().defaultTo(1))
      .addColumn('leads', 'text')
      .addColumn('stays', 'text')
      .execute()
    await db.schema
      .alterTable('members')
      .addColumn('is_present', 'integer', (c) => c.notNull().defaultTo(1))
      .execute()
    await db.schema.alterTable('devices').addColumn('moved_to', 'text').execute()
    await db.schema
      .alterTable('codes')
      .addColumn('kind', 'text', (c) => c.notNull().defaultTo('code'))
      .execute()
    await db.schema.alterTable('codes').addColumn('used_by', 'text').execute()
    const known = db as Kysely<Tables>
    await known
      .insertInto('people')
      .columns(['id', 'team', 'leads'])
      .expression((eb) =>
        eb
          .selectFrom('members')
          .select([
            'id',
            'team',
            sql<string | null>`case when role = 'manager' then '["' || team || '"]' end`.as(
              'leads',
            ),
          ]),
      )
      .execute()
    // Adds the teams that have no entry in `team_names`: the step `teamNames` left them out,
    // because their names differ from another team's name only in case.
    const named = known.selectFrom('team_names').select('team')
    for (const { id, name } of await known
      .selectFrom('teams')
      .select(['id', 'name'])
      .where('id', 'not in', named)
      .execute())
      await known
        .insertInto('team_names')
        .values({ name: `${nameKey(name)} ${id}`, team: id })
        .execute()
  },
}

/**
 * Adds a column to `members` for the instant at which the member's rows last arrived. Without this
 * column, a team's report would search the table of all rows for this instant.
 */
const lastSent: Migration = {
  up: async (db: Kysely<unknown>) => {
    const known = db as Kysely<Tables>
    await db.schema.alterTable('members').addColumn('last_sent_at', 'bigint').execute()
    await known
      .updateTable('members')
      .set((eb) => ({
        last_sent_at: eb
          .selectFrom('segments')
          .select('received_at')
          .whereRef('segments.team', '=', 'members.team')
          .whereRef('segments.member', '=', 'members.id')
          // The row with the highest `seq` was received last.
          .orderBy('segments.seq', 'desc')
          .limit(1),
      }))
      .execute()
  },
}

/**
 * The access log: who read whose figures. The column `reader` has no foreign key, because the
 * person who read may have been removed from the database, or a command may have read the figures
 * (`COMMAND_LINE` in `people/audit.ts`).
 */
const accessLog: Migration = {
  up: async (db: Kysely<unknown>) => {
    const read = ['team', 'quarter', 'reader', 'route', 'from_date', 'to_date', 'roster']
    await db.schema
      .createTable('reads')
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('quarter', 'bigint', (c) => c.notNull())
      .addColumn('reader', 'text', (c) => c.notNull())
      .addColumn('route', 'text', (c) => c.notNull())
      .addColumn('from_date', 'text', (c) => c.notNull())
      .addColumn('to_date', 'text', (c) => c.notNull())
      .addColumn('roster', 'text', (c) => c.notNull())
      .addColumn('first_at', 'bigint', (c) => c.notNull())
      .addColumn('last_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('reads_key', read as never[])
      .execute()
    await db.schema
      .createIndex('reads_of_roster')
      .on('reads')
      .columns(['team', 'roster', 'last_at'])
      .execute()
    await db.schema
      .createTable('rosters')
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('last_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('rosters_key', ['team', 'id'])
      .execute()
    await db.schema
      .createTable('roster_people')
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('roster', 'text', (c) => c.notNull())
      .addColumn('member', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('roster_people_key', ['team', 'member', 'roster'])
      .addForeignKeyConstraint('roster_people_member', ['team', 'member'], 'members', [
        'team',
        'id',
      ])
      .execute()
    await db.schema
      .createIndex('people_of_roster')
      .on('roster_people')
      .columns(['team', 'roster'])
      .execute()
  },
}

/** Stores sessions of the console as devices. */
const consoles: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('devices')
      .addColumn('kind', 'text', (c) =>
        c.notNull().defaultTo('extension').check(sql`kind in ('extension', 'console')`),
      )
      .execute()
  },
}

/**
 * Adds tables for company accounts. These are few, so a database that is distributed over several
 * servers by team can store the complete tables on every server, as it does for `people`.
 */
const companyAccounts: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('accounts')
      .addColumn('issuer', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('member', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('accounts_key', ['issuer', 'subject'])
      .execute()
    await db.schema
      .createTable('sign_ins')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('member', 'text', (c) => c.notNull())
      .addColumn('issuer', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('code_hash', 'text', (c) => c.notNull())
      .addColumn('device', 'text')
      .addColumn('refresh_token', 'text')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('checked_at', 'bigint', (c) => c.notNull())
      .execute()
    for (const table of ['accounts', 'sign_ins'])
      await db.schema.createIndex(`${table}_of_member`).on(table).column('member').execute()
    await db.schema.alterTable('codes').addColumn('challenge', 'text').execute()
  },
}

/**
 * Creates a table of values of key indicators. It has no foreign key to members, because a value
 * may belong to the team itself.
 */
const createIndicatorTable = (db: Kysely<unknown>, table: string) =>
  db.schema
    .createTable(table)
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('member', 'text', (c) => c.notNull())
    .addColumn('indicator', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull().check(sql`period in ('week', 'month')`))
    .addColumn('from_date', 'text', (c) => c.notNull())
    .addColumn('parts', 'bigint')
    .addColumn('given_at', 'bigint', (c) => c.notNull())

const VALUE_KEY = ['team', 'member', 'indicator', 'period', 'from_date']

const indicators: Migration = {
  up: async (db: Kysely<unknown>) => {
    await createIndicatorTable(db, 'indicator_values')
      .addPrimaryKeyConstraint('indicator_values_key', VALUE_KEY as never[])
      .execute()
    await db.schema
      .createIndex('indicator_values_from')
      .on('indicator_values')
      .columns(['team', 'from_date'])
      .execute()
    // Of two changes of a value within one millisecond, the history keeps only the later one.
    await createIndicatorTable(db, 'indicator_history')
      .addPrimaryKeyConstraint('indicator_history_key', [...VALUE_KEY, 'given_at'] as never[])
      .execute()
    await db.schema
      .createTable('indicator_choices')
      .addColumn('team', 'text', (c) => c.primaryKey())
      .addColumn('choices', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('indicator_reviews')
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('month', 'text', (c) => c.notNull())
      .addColumn('agreed', 'text', (c) => c.notNull())
      .addColumn('watch', 'text')
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('indicator_reviews_key', ['team', 'month'])
      .execute()
    await db.schema
      .createTable('table_columns')
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('header', 'text', (c) => c.notNull())
      .addColumn('columns', 'text', (c) => c.notNull())
      .addColumn('used_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('table_columns_key', ['team', 'header'])
      .execute()
  },
}

const groupMode: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('group_periods')
      .addColumn('team', 'text', (c) => c.notNull().references('teams.id'))
      .addColumn('begun_at', 'bigint', (c) => c.notNull())
      .addColumn('from_date', 'text', (c) => c.notNull())
      .addColumn('first_week', 'text', (c) => c.notNull())
      .addColumn('until_date', 'text')
      .addColumn('asked_at', 'bigint')
      .addColumn('asked_by', 'text')
      .addPrimaryKeyConstraint('group_periods_key', ['team', 'begun_at'])
      .execute()
    await db.schema
      .createTable('group_weeks')
      .addColumn('team', 'text', (c) => c.notNull().references('teams.id'))
      .addColumn('week', 'text', (c) => c.notNull())
      .addColumn('sums', 'text', (c) => c.notNull())
      .addColumn('given_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('group_weeks_key', ['team', 'week'])
      .execute()
  },
}

const workingTime: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('people').addColumn('working_time', 'text').execute()
    await db.schema.alterTable('teams').addColumn('working_time', 'text').execute()
  },
}

/**
 * Adds the table of API tokens. These are few and may be for all teams, so a database that is
 * distributed over several servers by team can store the complete table on each of them, as it does
 * for `people`.
 */
const apiTokens: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('api_tokens')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('token_hash', 'text', (c) => c.notNull().unique())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('scopes', 'text', (c) => c.notNull())
      .addColumn('team', 'text')
      .addColumn('made_by', 'text', (c) => c.notNull())
      .addColumn('made_at', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .addColumn('last_used_at', 'bigint')
      .addColumn('revoked_at', 'bigint')
      .execute()
  },
}

/**
 * Adds the tables of webhooks and their messages. Webhooks are few, so a database that is
 * distributed over several servers by team can store their complete table on each of them, as it
 * does for `people`. A message is stored with its team, in the transaction of the event that it
 * reports.
 */
const webhooks: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('webhooks')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('url', 'text', (c) => c.notNull())
      .addColumn('events', 'text', (c) => c.notNull())
      .addColumn('team', 'text')
      .addColumn('secret', 'text', (c) => c.notNull())
      .addColumn('old_secret', 'text')
      .addColumn('old_until', 'bigint')
      .addColumn('made_at', 'bigint', (c) => c.notNull())
      .addColumn('off_at', 'bigint')
      .addColumn('off_why', 'text', (c) => c.check(sql`off_why in ('person', 'failing', 'gone')`))
      .addColumn('failing_since', 'bigint')
      .addColumn('last_success_at', 'bigint')
      .execute()
    await db.schema
      .createTable('webhook_messages')
      .addColumn('team', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('webhook', 'text', (c) => c.notNull())
      .addColumn('event', 'text', (c) => c.notNull())
      .addColumn('member', 'text')
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('made_at', 'bigint', (c) => c.notNull())
      .addColumn('next_at', 'bigint')
      .addColumn('state', 'text', (c) =>
        c.notNull().defaultTo('waiting').check(sql`state in ('waiting', 'delivered', 'given-up')`),
      )
      .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('lease', 'text')
      .addColumn('leased_until', 'bigint', (c) => c.notNull().defaultTo(0))
      .addColumn('status', 'integer')
      .addColumn('failure', 'text')
      .addColumn('done_at', 'bigint')
      .addPrimaryKeyConstraint('webhook_messages_key', ['team', 'id'])
      .execute()
    for (const columns of [
      ['webhook', 'next_at'],
      ['team', 'webhook', 'made_at'],
      ['next_at', 'made_at'],
    ])
      await db.schema
        .createIndex(`webhook_messages_by_${columns.join('_')}`)
        .on('webhook_messages')
        .columns(columns)
        .execute()
  },
}

const received: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('received')
      .addColumn('quarter', 'bigint', (c) => c.primaryKey())
      .addColumn('batches', 'integer', (c) => c.notNull())
      .addColumn('segments', 'integer', (c) => c.notNull())
      .addColumn('last_at', 'bigint', (c) => c.notNull())
      .execute()
  },
}

const versions: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('devices').addColumn('version', 'text').execute()
  },
}

/**
 * Moves a team's answers to the two readiness questions to the table of teams (`Readiness` in
 * src/sync/contract/team.ts). The reason is that a team that still uses the first scheme (the
 * standard set of categories) has no row in `schemes`.
 */
const readinessOfTeam: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('teams').addColumn('readiness', 'text').execute()
    await sql`update teams set readiness = (select schemes.readiness from schemes
      where schemes.team = teams.id and schemes.readiness is not null order by version desc limit 1)`.execute(
      db,
    )
    await db.schema.alterTable('schemes').dropColumn('readiness').execute()
  },
}

/**
 * Adds indexes by time for the logs of all teams. These logs are shown page by page, the newest
 * entry first.
 */
const newestFirst: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.createIndex('audit_by_time').on('audit').columns(['at']).execute()
    await db.schema.createIndex('reads_by_time').on('reads').columns(['last_at']).execute()
  },
}

/**
 * Adds a number to the entries of the audit. The number shows the order of entries of the same
 * instant: an import stores hundreds of entries at one instant.
 */
const orderOfActs: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('audit')
      .addColumn('number', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
  },
}

const MIGRATIONS = {
  '0001-first': first,
  '0002-days-schemes-audit': second,
  '0003-share-middle': third,
  '0004-zones': fourth,
  '0010-administration': administration,
  '0020-long-stretches': longStretches,
  '0021-middles-given': middlesGiven,
  '0022-team-names': teamNames,
  '0030-sums-of-days': sumsOfDays,
  '0031-packed-months': packedMonths,
  '0032-last-sent': lastSent,
  '0040-people': people,
  '0041-access-log': accessLog,
  '0042-consoles': consoles,
  '0043-company-accounts': companyAccounts,
  '0044-indicators': indicators,
  '0045-group-mode': groupMode,
  '0046-working-time': workingTime,
  '0047-api-tokens': apiTokens,
  '0048-webhooks': webhooks,
  '0049-received': received,
  '0050-versions': versions,
  '0051-readiness': readinessOfTeam,
  '0052-newest-first': newestFirst,
  '0053-order-of-acts': orderOfActs,
}

/**
 * Returns the names of the migration steps that a database has gone through. The list is empty for
 * a database that no endpoint made.
 */
const stepsIn = async (db: Kysely<Tables>) => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return []
  const { rows } = await sql<{
    name: string
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db)
  return rows.map(({ name }) => name)
}

/** Returns the name of the last migration step that the database has gone through. */
export const lastMigration = async (db: Kysely<Tables>) => {
  const { rows } = await sql<{
    name: string
  }>`select max(name) as name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db)
  return rows[0]?.name ?? ''
}

/**
 * Throws OperatorError if this version of the endpoint does not know one of the migration steps.
 */
export const refuseNewer = (steps: readonly string[]) => {
  const newer = steps.filter((name) => !Object.hasOwn(MIGRATIONS, name))
  if (newer.length > 0)
    throw new OperatorError(
      `A newer version of Stint has used this database (${newer.join(', ')}). Install that version again, or restore a backup that this one made.`,
    )
}

/**
 * Throws OperatorError if the tables of the database are not in the present form. Changes nothing.
 */
export const requireMigrated = async (db: Kysely<Tables>) => {
  const steps = await stepsIn(db)
  refuseNewer(steps)
  if (steps.length === 0) throw new OperatorError('That database is not one of an endpoint.')
  if (Object.keys(MIGRATIONS).some((name) => !steps.includes(name)))
    throw new OperatorError(
      'The database is of an older version of Stint. Start the service once: it brings it forward.',
    )
}

/**
 * Migrates the tables of the database to the present form. If a step fails, throws the error of
 * that step, and the database is unchanged.
 */
export const migrate = async (db: Kysely<Tables>) => {
  refuseNewer(await stepsIn(db))
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
