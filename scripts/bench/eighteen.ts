/**
 * Measures the load at 18:00, when all 10,000 people of a company send the segments of their day.
 */
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { openDatabase } from '../../server/db/database.ts'
import { jitterOf } from '../../src/core/day/send-schedule.ts'
import { addPeople, addressOf, ROWS, send, serve } from './company.ts'
import { percentile, type Row } from './rows.ts'

const REPS = 10_000

const megabytes = (child: ChildProcess) => {
  try {
    const [, kB] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
    return `${Math.round(Number(kB) / 1000)} MB`
  } catch {
    return 'not told by this system'
  }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Lets 10,000 people send the segments of their day.
 * @param squeeze In reality, people send at random instants within ten minutes. The ten minutes are
 *   divided by this number; if it is infinite, all people send at the same time
 */
export async function sendAtEighteen(where: string, squeeze: number): Promise<Row> {
  const reps = await addPeople(where, REPS)
  const { url, child, stop } = await serve(where)
  const agent = new Agent({ keepAlive: true, maxSockets: 2000 })
  const times: number[] = []
  let again = 0
  const started = performance.now()
  await Promise.all(
    reps.map(async (rep, i) => {
      await wait(jitterOf(rep.device) / squeeze)
      const begun = performance.now()
      // Like the extension, tries again until the endpoint accepts the segments. There are at most
      // twenty attempts.
      for (let tries = 0; tries < 20; tries++) {
        const status = await send(url, agent, rep, addressOf(i)).catch(() => 0)
        if (status === 200) break
        again++
        await wait(200 * 2 ** Math.min(tries, 5))
      }
      times.push(performance.now() - begun)
    }),
  )
  const took = (performance.now() - started) / 1000
  const memory = megabytes(child)
  agent.destroy()
  await stop()
  const db = await openDatabase(where)
  const { stored } = await db
    .selectFrom('segments')
    .select((eb) => eb.fn.countAll<number>().as('stored'))
    .where('team', '=', reps[0]?.team ?? '')
    .executeTakeFirstOrThrow()
  await db.destroy()
  return {
    name:
      squeeze === Number.POSITIVE_INFINITY ? 'all at once' : `10 min in ${(10 * 60) / squeeze} s`,
    stored: `${stored.toLocaleString('en')} of ${(REPS * ROWS).toLocaleString('en')}`,
    took: `${took.toFixed(0)} s`,
    'sent again': `${again}`,
    rep: `p50 ${percentile(times, 0.5)}, p99 ${percentile(times, 0.99)}`,
    'peak memory': memory,
  }
}
