import { testPagesInPseudo } from './gallery/pages.ts'

testPagesInPseudo()
