// TypeScript before 7 for openapi-typescript: version 7 has no such interface for programs.
export { ts as default } from '@ts-morph/common'
