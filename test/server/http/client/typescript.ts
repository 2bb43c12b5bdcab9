// openapi-typescript needs TypeScript 6 or earlier: version 7 has no such interface for programs.
export { ts as default } from '@ts-morph/common'
