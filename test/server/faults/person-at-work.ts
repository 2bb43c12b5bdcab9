/**
 * Simulates a person who records time with the real store and the real code for sending. The browser may
 * be killed at any moment.
 */
import { expect, vi } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import type { Connection } from '../../../src/store/named.ts'
import { connectTo } from '../../../src/store/outbox/connection.ts'
import { askToSend } from '../../../src/store/outbox/sending.ts'
import { ownZone } from '../../../src/store/own-zone.ts'
import { readSettings } from '../../../src/store/settings.ts'
import * as commands from '../../../src/store/timeline/commands.ts'
import { undo } from '../../../src/store/timeline/undo.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
import { FeedAnswer, type Row, type StoredRow } from '../../../src/sync/contract.ts'
import { lineTo } from '../../../src/sync/request.ts'
import { sendWhatIsDue } from '../../../src/sync/send.ts'
import { wireRow } from '../../../src/sync/wire.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'

export type Act =
  | { work: string; minutes: number }
  | { move: number }
  | 'undo'
  | 'note'
  | 'stop'
  | 'send'
  /** Sends the rows. The browser is killed `dies` milliseconds after sending has begun. */
  | { dies: number }

export class PersonAtWork {
  readonly #profile = freshProfile()
  #db: StintDatabase = this.#profile.open()
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  connect = () => connectTo(this.#db, this.#connection)

  /** Kills the browser. Unfinished actions stop, and the next action starts from what is stored. */
  die() {
    this.#db.close()
    this.#db = this.#profile.open()
  }

  async #send() {
    vi.setSystemTime(Date.now() + 1)
    await askToSend(this.#db)
    await sendWhatIsDue(this.#db)
  }

  async do(act: Act) {
    if (act === 'undo') return undo(this.#db)
    if (act === 'note') return commands.setNote(this.#db, `Ёлка ${Date.now()}`)
    if (act === 'stop') return commands.stop(this.#db)
    if (act === 'send') return this.#send()
    if ('dies' in act) {
      const sending = this.#send().catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, act.dies))
      this.die()
      return void (await sending)
    }
    if ('move' in act) return commands.moveStart(this.#db, Date.now() - act.move * minute)
    for (let i = 0; i < act.minutes; i++) {
      vi.setSystemTime(Date.now() + minute)
      await commands.apply(this.#db, { at: 'elsewhere' })
    }
    await commands.switchTo(this.#db, act.work)
  }

  /**
   * Sends everything over a network without faults. Then expects the same rows in the browser and at the
   * endpoint.
   */
  async settle() {
    await commands.stop(this.#db)
    await expect
      .poll(
        async () => {
          await this.#send()
          const { sending } = await readPopupView(this.#db)
          return [sending.waiting, sending.refused, sending.failure, sending.differing]
        },
        { timeout: 60_000 },
      )
      .toEqual([0, 0, undefined, []])
    await expectInvariants(this.#db)
    expect(await this.#rowsOfEndpoint()).toEqual(await this.#expectedRows())
  }

  /** Returns the rows that the endpoint has. Throws an error if a row occurs twice. */
  async #rowsOfEndpoint() {
    const rows: StoredRow[] = []
    const line = lineTo(this.#connection)
    for (let since = '0', more = true; more; ) {
      const page = await line.request(`/v1/segments?since=${since}&limit=500`, FeedAnswer)
      rows.push(...page.segments)
      since = page.next
      more = page.more
    }
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    // The endpoint stores with each row the time zone that the request contained.
    expect(rows.every((row) => 'deleted' in row || row.zone === ownZone())).toBe(true)
    return byId(rows.map(asSent))
  }

  /**
   * Returns the rows that the endpoint should have: of each segment that was ever sent, the newest
   * revision.
   */
  async #expectedRows() {
    const settings = await readSettings(this.#db)
    const offered = await this.#db.segments.filter((row) => row.offered > 0).toArray()
    expect(offered.every((row) => row.acknowledged === row.revision)).toBe(true)
    return byId(offered.map((row) => wireRow(row, settings)))
  }
}

/** Returns a row as a device sends it: without the device, and without the zone of the request. */
function asSent({ device: _, ...row }: StoredRow): Row {
  if ('deleted' in row) return row
  const { zone: __, ...live } = row
  return live
}

const byId = (rows: Row[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
