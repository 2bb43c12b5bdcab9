/**
 * Connects the people of a company that imports a CSV with its people. Each person gets a message
 * with a link, and pastes the message into the settings page.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { openStint } from '../../src/store/database.ts'
import { connect, lookUpCode } from '../../src/sync/connect.ts'
import { readPasted } from '../../src/sync/pasted.ts'
import { launchChromium } from '../../test/support/browser/chromium.ts'
import { enterInvite } from '../../test/support/browser/connect.ts'
import { type Company, openCompany } from './company.ts'
import { connectEverybody } from './everybody.ts'
import { printTime, runTimed, timeOf } from './times.ts'

const TEAMS = 10

interface Invitation {
  name: string
  /** The text in which the link is sent, for example by mail. */
  message: string
}

/** Writes the CSV, imports it, and reads the links from the output. */
const importPeople = ({ folder, administer, url }: Company, people: number): Invitation[] => {
  const [table, links] = [join(folder, 'people.csv'), join(folder, 'links.csv')]
  const rows = Array.from(
    { length: people },
    (_, i) => `Person ${i + 1},Team ${(i % TEAMS) + 1},person${i + 1}@company.example`,
  )
  writeFileSync(table, `name,team,e-mail\n${rows.join('\n')}\n`)
  administer('member', 'import', table, links, '--new', '--address', url)
  const lines = readFileSync(links, 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => {
    const [name = '', , , link = ''] = line.split(',')
    return { name, message: `Hello ${name},\nplease open ${link}, it is good for 7 days.` }
  })
}

/** Does in Node what the settings page does with a pasted message. */
const pasteInNode = ({ name, message }: Invitation) =>
  timeOf(async () => {
    const db = openStint({ indexedDB: new IDBFactory(), IDBKeyRange })
    const pasted = readPasted(message)
    if ('problem' in pasted || !pasted.url || !pasted.code) throw new Error(`Not read: ${message}`)
    const { url, code } = pasted
    const found = await lookUpCode(db, url, code)
    if (!found.ok || found.owner?.member !== name) throw new Error(`Somebody else than ${name}`)
    const outcome = await connect(db, url, code)
    db.close()
    if (!outcome.ok || outcome.member !== name) throw new Error(`${name} is not connected`)
  })

const pasteInChromium = async ({ message }: Invitation) => {
  const chromium = await launchChromium({ headed: false })
  try {
    const page = await chromium.openPage('extension/pages/settings.html')
    return await timeOf(async () => {
      await enterInvite(page, message.replaceAll('\n', ' '))
      await page.waitForSelector('#connected')
    })
  } finally {
    await chromium.close()
  }
}

/** Returns how many people are connected at the end. */
export async function enrolByTable(people: number, browsers: number) {
  const company = await openCompany()
  try {
    const { done: invitations, ms } = await runTimed(() => importPeople(company, people))
    printTime(`A CSV: ${invitations.length} people with links`, ms)
    const ways = { inNode: pasteInNode, inChromium: pasteInChromium }
    await connectEverybody(invitations, browsers, ways)
    return company.countConnected()
  } finally {
    company.close()
  }
}
