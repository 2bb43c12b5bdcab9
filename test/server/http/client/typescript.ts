// The TypeScript of before 7 as openapi-typescript wants it: 7 has no such interface for programs.
export { ts as default } from '@ts-morph/common'
