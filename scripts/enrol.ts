/**
 * `npm run enrol [-- PEOPLE BROWSERS]`: enrols a company out of a CSV, and one out of a provider of company
 * accounts, and says how long each took. Nobody types a code. A few people do it in real Chromium (after
 * `npm run build`), the rest by the same code in Node.
 */
import { enrolByProvider } from './enrol/by-provider.ts'
import { enrolByTable } from './enrol/by-table.ts'

const [people = 500, browsers = 3] = process.argv.slice(2).map(Number)

for (const enrol of [enrolByTable, enrolByProvider]) {
  const connected = await enrol(people, browsers)
  console.log(`  Connected at the endpoint: ${connected} of ${people}`)
  if (connected !== people) process.exitCode = 1
}
