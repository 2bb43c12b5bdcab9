/**
 * `npm run enrol [-- PEOPLE BROWSERS]`: connects the people of one company by a CSV, and the people
 * of another company by a provider of company accounts. Prints how long it took to connect each
 * person. Nobody types a one-time code. A few people connect in a real Chromium, for which `npm run
 * build` must have run. The others connect in Node, by the same program code.
 */
import { enrolByProvider } from './enrol/by-provider.ts'
import { enrolByTable } from './enrol/by-table.ts'

const [people = 500, browsers = 3] = process.argv.slice(2).map(Number)

for (const enrol of [enrolByTable, enrolByProvider]) {
  const connected = await enrol(people, browsers)
  console.log(`  Connected at the endpoint: ${connected} of ${people}`)
  if (connected !== people) process.exitCode = 1
}
