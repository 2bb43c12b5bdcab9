/**
 * The contract between extension and endpoint (docs/domain.md, *Exchange with the endpoint*). Both
 * parse requests and answers with these schemas, and the OpenAPI document is made from them. The
 * background worker does not import this file, only the parts that it needs.
 */
export * from './contract/access.ts'
export * from './contract/acts.ts'
export * from './contract/caller.ts'
export * from './contract/code.ts'
export * from './contract/common-values.ts'
export * from './contract/days.ts'
export * from './contract/group.ts'
export * from './contract/health.ts'
export * from './contract/indicator-table.ts'
export * from './contract/indicators.ts'
export * from './contract/layout.ts'
export * from './contract/logs.ts'
export * from './contract/mode.ts'
export * from './contract/own-receipts.ts'
export * from './contract/people.ts'
export * from './contract/problems.ts'
export * from './contract/retention.ts'
export * from './contract/segments.ts'
export * from './contract/sign-in.ts'
export * from './contract/team.ts'
export * from './contract/tokens.ts'
export * from './contract/webhooks.ts'
export * from './contract/working-time.ts'
