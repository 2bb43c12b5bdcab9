/**
 * The exchange with the endpoint (design: domain, *Exchange with the endpoint*): the one place that
 * says what may be sent and what comes back. Both sides parse with it; OpenAPI is made from it. What
 * the worker reads takes the part that it needs: what other pages read must not come with it.
 */
export * from './contract/code.ts'
export * from './contract/days.ts'
export * from './contract/layout.ts'
export * from './contract/problems.ts'
export * from './contract/segments.ts'
export * from './contract/team.ts'
export * from './contract/who.ts'
export * from './contract/words.ts'
