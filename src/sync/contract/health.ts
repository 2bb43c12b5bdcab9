/** The endpoint's health, for administrators. No part of it is about a person. */
import * as z from 'zod/mini'
import { Count } from './common-values.ts'

/** The answer of `GET /v1/health`. */
export const HealthReport = z.object({
  /** When the report was made, epoch milliseconds. */
  at: z.int(),
  received: z.object({
    /**
     * When the last batch came, epoch milliseconds; absent if none came since the endpoint began to
     * count batches.
     */
    lastAt: z.exactOptional(z.int()),
    /**
     * The quarters of an hour in which batches came, the latest first. The counts include all
     * processes of the endpoint, and may be a minute late.
     */
    quarters: z.array(z.object({ from: z.int(), batches: Count, rows: Count })),
  }),
  versions: z.object({
    endpoint: z.string(),
    node: z.string(),
    /** The database program and its version: `SQLite 3.50.4`, `PostgreSQL 18.4`. */
    database: z.string(),
    /** The name of the last migration of the database. */
    migration: z.string(),
    /** Versions of the extension in browsers seen in the last 30 days, the most frequent first. */
    extensions: z.array(z.object({ version: z.string(), browsers: Count })),
  }),
  database: z.object({
    /** The size of the database, bytes. */
    size: Count,
    /**
     * The free bytes and all bytes of the disk with the database file; absent for a database on
     * another machine.
     */
    disk: z.exactOptional(z.object({ free: Count, size: Count })),
  }),
  backup: z.object({
    /**
     * False: another program (`pg_dump`) makes the backups, and the endpoint does not know when.
     */
    isKnown: z.boolean(),
    lastAt: z.exactOptional(z.int()),
  }),
  clock: z.object({
    /**
     * The last change of the machine's clock since this process started: when, and by how many
     * milliseconds.
     */
    jump: z.exactOptional(z.object({ at: z.int(), by: z.int() })),
  }),
  webhooks: z.object({
    on: Count,
    failing: Count,
    /** Webhooks that were switched off because they failed. */
    stopped: Count,
    /** Messages that wait to be delivered, and messages that were given up in the last week. */
    waiting: Count,
    givenUp: Count,
  }),
})
export type HealthReport = z.infer<typeof HealthReport>
