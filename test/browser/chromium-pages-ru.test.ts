import { testPagesIn } from '../support/gallery/pages.ts'

testPagesIn('ru')
