/**
 * `npm run --silent replay < trace.jsonl`: helps to find out why Stint recorded a day in a wrong
 * way. Reads a trace (a list of the browser's events, one on each line). Writes the segments of
 * time that the rules make from these events, one on each line. The code for rules and storage is
 * that of the background script. Only the clock is simulated, and the database is temporary. The
 * option `--set keepRecords=true` (after `--`) sets a setting, whose value is JSON. The option may
 * be repeated.
 */
import 'fake-indexeddb/auto'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { PRODUCTS } from '../src/core/crm/products.ts'
import { DEFAULTS, type Settings } from '../src/core/settings/settings.ts'
import { changeSettings } from '../src/store/settings.ts'
import { readTrace } from './replay/event.ts'
import { openReplay } from './replay/play.ts'

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @throws Error for an unknown setting, and for a value of the wrong type */
function settingOf(text: string): Partial<Settings> {
  const [name = '', value = ''] = text.split(/=(.*)/s)
  if (!(name in DEFAULTS)) throw new Error(`--set: no such setting: ${name}`)
  const read = jsonOf(value)
  if (typeof read !== typeof DEFAULTS[name as keyof Settings])
    throw new Error(`--set: ${name} cannot be ${value}`)
  return { [name]: read }
}

try {
  const { values } = parseArgs({
    options: { set: { type: 'string', multiple: true, default: [] } },
  })
  const replay = openReplay()
  const products = PRODUCTS.map(({ id }) => id)
  const set = values.set.map(settingOf)
  await changeSettings(replay.db, Object.assign({ products }, ...set))
  for await (const event of readTrace(createInterface({ input: process.stdin })))
    await replay.play(event)
  for (const stretch of await replay.read()) console.log(JSON.stringify(stretch))
} catch (error) {
  console.error(`replay: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
