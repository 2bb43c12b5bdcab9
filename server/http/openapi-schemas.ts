/** The schemas of the contract, by their names in the OpenAPI document. */
import * as z from 'zod/mini'
import { NOTE_LIMIT } from '../../src/core/time/note.ts'
import {
  AccessLog,
  AllReads,
  ApiToken,
  ApiTokens,
  Audit,
  BatchAnswer,
  CodeOwner,
  Connect,
  Connected,
  Deliveries,
  Devices,
  FeedAnswer,
  GroupWeeks,
  HealthReport,
  Import,
  Imported,
  IndicatorChange,
  IndicatorChoices,
  IndicatorReadiness,
  Invite,
  InvitedMember,
  KeptOfMember,
  Layout,
  Leave,
  MAX_ROWS,
  MadeToken,
  MadeWebhook,
  Me,
  MemberChange,
  MemberEntry,
  Members,
  Merge,
  Middle,
  ModeChange,
  Move,
  NewMember,
  NewReview,
  NewToken,
  NewValues,
  NewWebhook,
  Note,
  OwnIndicators,
  OwnReceipts,
  Problem,
  Readiness,
  Ready,
  Receipt,
  Removal,
  Removed,
  Retention,
  Return,
  Reviews,
  Row,
  RowResult,
  Scheme,
  SchemeChange,
  SetUp,
  ShortCode,
  SignInWays,
  StoredRow,
  TableImport,
  TableImported,
  Team,
  TeamChange,
  TeamEntry,
  TeamMode,
  TeamName,
  Teams,
  ValueHistory,
  Values,
  ValuesStored,
  WebhookChange,
  WebhookEntry,
  WebhookMessage,
  Webhooks,
  WebhookTest,
  WorkingTime,
} from '../../src/sync/contract.ts'
import { EXAMPLES } from './openapi-examples.ts'

/**
 * The rows of a batch. The endpoint parses a batch's rows one by one; this schema is for the
 * document alone, which says what a row contains.
 */
export const RowsOfBatch = z.strictObject({ segments: z.array(Row).check(z.maxLength(MAX_ROWS)) })
// JSON Schema counts code points, like the contract; zod's own limit would count UTF-16 units.
z.globalRegistry.add(Note, { maxLength: NOTE_LIMIT })

export const Health = z.object({ status: z.literal('ok') })

export const NAMED = {
  Row,
  StoredRow,
  RowResult,
  Batch: RowsOfBatch,
  BatchAnswer,
  FeedAnswer,
  Receipt,
  OwnReceipts,
  Connect,
  CodeOwner,
  Connected,
  Me,
  Devices,
  AccessLog,
  AllReads,
  Audit,
  Layout,
  GroupWeeks,
  TeamMode,
  ModeChange,
  Scheme,
  SchemeChange,
  Readiness,
  Problem,
  Team,
  TeamChange,
  Middle,
  Ready,
  Health,
  Import,
  Imported,
  Invite,
  InvitedMember,
  KeptOfMember,
  Leave,
  MemberChange,
  MemberEntry,
  Members,
  Merge,
  Move,
  NewMember,
  Removal,
  Removed,
  Retention,
  Return,
  SetUp,
  ShortCode,
  SignInWays,
  TeamEntry,
  TeamName,
  Teams,
  Values,
  NewValues,
  ValuesStored,
  ValueHistory,
  TableImport,
  TableImported,
  IndicatorChoices,
  IndicatorChange,
  IndicatorReadiness,
  OwnIndicators,
  NewReview,
  Reviews,
  WorkingTime,
  ApiTokens,
  ApiToken,
  NewToken,
  MadeToken,
  Webhooks,
  WebhookEntry,
  NewWebhook,
  WebhookChange,
  MadeWebhook,
  WebhookTest,
  Deliveries,
  WebhookMessage,
  HealthReport,
}

const place = (name: string) => `#/components/schemas/${name}`

/** Returns the `components.schemas` of the document. */
export const namedSchemas = () => {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })
  const made = z.toJSONSchema(registry, { uri: place }).schemas
  // `$id` and `$schema` are left out: inside a document, the place of a schema already says which
  // it is.
  return Object.fromEntries(
    Object.entries(made).map(([name, { $id, $schema, ...schema }]) => [name, schema]),
  )
}

export const schemaOf = (schema: z.ZodMiniType) => {
  const { $schema, ...rest } = z.toJSONSchema(schema)
  return rest
}

const nameOf = (schema: z.ZodMiniType) => {
  const [name] = Object.entries(NAMED).find(([, named]) => named === schema) ?? []
  if (name === undefined)
    throw new Error('A body or answer has no name in server/http/openapi-schemas.ts.')
  return name
}

export const referTo = (schema: z.ZodMiniType) => ({ $ref: place(nameOf(schema)) })

/** A JSON body in the document, with an example if there is one. */
export const jsonOf = (schema: z.ZodMiniType) => {
  const example = EXAMPLES[nameOf(schema)]
  return {
    'application/json': { schema: referTo(schema), ...(example !== undefined && { example }) },
  }
}
