import { testPagesIn } from './gallery/pages.ts'

testPagesIn('en')
