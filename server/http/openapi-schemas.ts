/** The contract's schemas as the OpenAPI document names them. */
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
 * The rows of a batch, which the endpoint parses one by one: the document says what each looks
 * like.
 */
export const RowsOfBatch = z.strictObject({ segments: z.array(Row).check(z.maxLength(MAX_ROWS)) })
// JSON Schema counts code points, as the contract does; zod's own limit counts UTF-16.
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

/** The document's `components.schemas`. */
export const namedSchemas = () => {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })
  const made = z.toJSONSchema(registry, { uri: place }).schemas
  // Inside of a document the place of a schema says the same as `$id` and `$schema`.
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

/** A body of JSON, with an example if there is one. */
export const jsonOf = (schema: z.ZodMiniType) => {
  const example = EXAMPLES[nameOf(schema)]
  return {
    'application/json': { schema: referTo(schema), ...(example !== undefined && { example }) },
  }
}
