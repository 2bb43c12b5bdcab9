/** The endpoint's health, for administrators. Nothing in it is about a person. */
import * as z from 'zod/mini'
import { Count } from './words.ts'

/** `GET /v1/health`. */
export const HealthReport = z.object({
  /** When it was made. */
  at: z.int(),
  received: z.object({
    /** When the last batch came; absent if none ever did since these are counted. */
    lastAt: z.exactOptional(z.int()),
    /** The quarters of an hour with batches, the latest first; of all processes, to within a minute. */
    quarters: z.array(z.object({ from: z.int(), batches: Count, rows: Count })),
  }),
  versions: z.object({
    endpoint: z.string(),
    node: z.string(),
    /** `SQLite 3.50.4`, `PostgreSQL 18.4`. */
    database: z.string(),
    /** The last step of the database's form. */
    migration: z.string(),
    /** Of the extension in browsers that were there in the last 30 days, the most frequent first. */
    extensions: z.array(z.object({ version: z.string(), browsers: Count })),
  }),
  database: z.object({
    /** Bytes. */
    size: Count,
    /** Bytes on the disk of the file, free and in all; absent for a database elsewhere. */
    disk: z.exactOptional(z.object({ free: Count, size: Count })),
  }),
  backup: z.object({
    /** False: another program makes them (`pg_dump`), and the endpoint does not know of them. */
    isKnown: z.boolean(),
    lastAt: z.exactOptional(z.int()),
  }),
  clock: z.object({
    /** The last time that it was set since this process started: when, and by how many milliseconds. */
    jump: z.exactOptional(z.object({ at: z.int(), by: z.int() })),
  }),
  webhooks: z.object({
    on: Count,
    failing: Count,
    /** Switched off because they failed. */
    stopped: Count,
    /** Messages that wait, and that were given up in the last week. */
    waiting: Count,
    givenUp: Count,
  }),
})
export type HealthReport = z.infer<typeof HealthReport>
