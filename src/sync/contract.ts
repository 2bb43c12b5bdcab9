/**
 * The contract with the endpoint (docs/domain.md, *Exchange with the endpoint*): the only
 * definition of what is sent and answered. Both sides validate with it; OpenAPI is generated from
 * it. Code in the worker imports single files, so that schemas of other pages are not loaded.
 */
export * from './contract/code.ts'
export * from './contract/days.ts'
export * from './contract/layout.ts'
export * from './contract/problems.ts'
export * from './contract/segments.ts'
export * from './contract/team.ts'
export * from './contract/who.ts'
export * from './contract/words.ts'
