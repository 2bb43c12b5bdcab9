import { testPagesInPseudo } from '../support/gallery/pages.ts'

testPagesInPseudo()
