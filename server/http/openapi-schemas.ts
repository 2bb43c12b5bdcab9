/** The schemas of the API (src/sync/contract), by their names in the OpenAPI document. */
import * as z from 'zod/mini'
import { NOTE_LIMIT } from '../../src/core/time/note.ts'
import * as contract from '../../src/sync/contract.ts'

/**
 * The rows of a batch. Only the OpenAPI document uses this schema, to say what a row contains: the
 * endpoint itself parses the rows one by one.
 */
export const RowsOfBatch = z.strictObject({
  segments: z.array(contract.Row).check(z.maxLength(contract.MAX_ROWS)),
})
// JSON Schema counts code points, as the API does. A limit by zod itself would count UTF-16 units.
z.globalRegistry.add(contract.Note, { maxLength: NOTE_LIMIT })

export const Health = z.object({ status: z.literal('ok') })

/**
 * The names of the schemas of bodies and answers, in the order in which the document lists them.
 */
const NAMES = [
  'Row',
  'StoredRow',
  'RowResult',
  'Batch',
  'BatchAnswer',
  'FeedAnswer',
  'Receipt',
  'OwnReceipts',
  'Connect',
  'CodeOwner',
  'Connected',
  'Me',
  'Devices',
  'AccessLog',
  'AllReads',
  'Audit',
  'Layout',
  'GroupWeeks',
  'TeamMode',
  'ModeChange',
  'Scheme',
  'SchemeChange',
  'Readiness',
  'Problem',
  'Team',
  'TeamChange',
  'Middle',
  'Ready',
  'Health',
  'Import',
  'Imported',
  'Invite',
  'InvitedMember',
  'KeptOfMember',
  'Leave',
  'MemberChange',
  'MemberEntry',
  'Members',
  'Merge',
  'Move',
  'NewMember',
  'Removal',
  'Removed',
  'Retention',
  'Return',
  'SetUp',
  'ShortCode',
  'SignInWays',
  'TeamEntry',
  'TeamName',
  'Teams',
  'Values',
  'NewValues',
  'ValuesStored',
  'ValueHistory',
  'TableImport',
  'TableImported',
  'IndicatorChoices',
  'IndicatorChange',
  'IndicatorReadiness',
  'OwnIndicators',
  'NewReview',
  'Reviews',
  'WorkingTime',
  'ApiTokens',
  'ApiToken',
  'NewToken',
  'MadeToken',
  'Webhooks',
  'WebhookEntry',
  'NewWebhook',
  'WebhookChange',
  'MadeWebhook',
  'WebhookTest',
  'Deliveries',
  'WebhookMessage',
  'HealthReport',
] as const
type Name = (typeof NAMES)[number]

const SCHEMAS: Record<Name, z.ZodMiniType> = { ...contract, Batch: RowsOfBatch, Health }

export const NAMED = Object.fromEntries(NAMES.map((name) => [name, SCHEMAS[name]])) as Record<
  Name,
  z.ZodMiniType
>
