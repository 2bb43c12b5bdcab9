// openapi-typescript needs TypeScript 6 or earlier, because version 7 lacks the API that it uses.
export { ts as default } from '@ts-morph/common'
