/** The state of the endpoint, for administrators. No part of it is about a person. */
import * as z from 'zod/mini'
import { Count } from './common-values.ts'

/** The answer of `GET /v1/health`. */
export const HealthReport = z.object({
  /** When the report was made, epoch milliseconds. */
  at: z.int(),
  received: z.object({
    /**
     * When the last batch was received, epoch milliseconds. Absent if none was received since the
     * endpoint began to count batches.
     */
    lastAt: z.exactOptional(z.int()),
    /**
     * The quarters of an hour in which batches were received, in order from the latest to the
     * earliest. The numbers include all processes of the endpoint, and may be up to a minute old.
     */
    quarters: z.array(z.object({ from: z.int(), batches: Count, rows: Count })),
  }),
  versions: z.object({
    endpoint: z.string(),
    node: z.string(),
    /** The database program and its version, such as `SQLite 3.50.4` or `PostgreSQL 18.4`. */
    database: z.string(),
    /** The name of the last migration of the database. */
    migration: z.string(),
    /**
     * Versions of the extension in browsers that were seen in the last 30 days, the most frequent
     * version first.
     */
    extensions: z.array(z.object({ version: z.string(), browsers: Count })),
  }),
  database: z.object({
    /** The size of the database, bytes. */
    size: Count,
    /**
     * The free bytes and all bytes of the disk that contains the database file. Absent if the
     * database is on another machine.
     */
    disk: z.exactOptional(z.object({ free: Count, size: Count })),
  }),
  backup: z.object({
    /**
     * False if another program (`pg_dump`) makes the backups: then the endpoint does not know when
     * they are made.
     */
    isKnown: z.boolean(),
    lastAt: z.exactOptional(z.int()),
  }),
  clock: z.object({
    /**
     * The last sudden change of the machine's clock since this process started. `at`: when, epoch
     * milliseconds. `by`: by how many milliseconds.
     */
    jump: z.exactOptional(z.object({ at: z.int(), by: z.int() })),
  }),
  webhooks: z.object({
    on: Count,
    failing: Count,
    /** The number of webhooks that were switched off because they failed. */
    stopped: Count,
    /**
     * `waiting`: messages that wait to be delivered. `givenUp`: messages that were given up in the
     * last week.
     */
    waiting: Count,
    givenUp: Count,
  }),
})
export type HealthReport = z.infer<typeof HealthReport>
