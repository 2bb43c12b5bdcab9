import { testPagesIn } from '../support/gallery/pages.ts'

testPagesIn('en')
