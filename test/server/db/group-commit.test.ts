import { randomUUID } from 'node:crypto'
import { CompiledQuery, type Transaction } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../server/db/database.ts'
import { inTransaction } from '../../../server/db/group-commit.ts'
import type { Tables } from '../../../server/db/tables.ts'
import { newDevice, postgres, segment, startEndpoint } from '../../support/endpoint/fixture.ts'

const fixture = async () => {
  const { db, where } = await startEndpoint()
  const other = await openDatabase(where)
  onTestFinished(() => other.destroy())
  const add = (name: string) => (tx: Transaction<Tables>) =>
    tx.insertInto('teams').values({ id: name, name, created_at: 0 }).execute()
  // Reads over another connection, which sees only rows that have been committed.
  const stored = async () =>
    (await other.selectFrom('teams').select('id').orderBy('id').execute()).map(({ id }) => id)
  return { db, add, stored }
}

describe('transactions that come at the same time', () => {
  it('are each answered after they are stored', async () => {
    const { db, add, stored } = await fixture()
    const names = Array.from({ length: 40 }, () => randomUUID())
    await Promise.all(
      names.map(async (name) => {
        await inTransaction(db, add(name))
        expect(await stored()).toContain(name)
      }),
    )
    expect(await stored()).toEqual(names.toSorted())
  })

  it('are each all or nothing', async () => {
    const { db, add, stored } = await fixture()
    const fails = async (tx: Transaction<Tables>) => {
      await add('half')(tx)
      throw new Error('on second thought')
    }
    await inTransaction(db, add('a'))
    const results = await Promise.allSettled([
      inTransaction(db, add('0')),
      inTransaction(db, fails),
      inTransaction(db, add('b')),
      // The second statement of this transaction fails, because a team with this name exists.
      inTransaction(db, (tx) => add('c')(tx).then(() => add('a')(tx))),
      inTransaction(db, async (tx) => {
        await add('d')(tx)
        return 'done'
      }),
    ])
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(results[1]).toMatchObject({ reason: { message: 'on second thought' } })
    expect(results[4]).toMatchObject({ value: 'done' })
    expect(await stored()).toEqual(['0', 'a', 'b', 'd'])
  })

  it('go on after transactions that failed', async () => {
    const { db, add, stored } = await fixture()
    await expect(inTransaction(db, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await inTransaction(db, add('a'))
    expect(await stored()).toEqual(['a'])
  })

  it('answers batches of many people, each with its own rows', async () => {
    const endpoint = await startEndpoint()
    const people = await Array.fromAsync({ length: 12 }, async (_, i) =>
      newDevice(endpoint, `Rep ${i}`),
    )
    await Promise.all(
      people.map(async (device, i) => {
        const rows = [segment(), segment({ note: `of ${i}` })]
        // One of the batches contains a row that is refused. This must not affect the other batches.
        const results = await device.send(i === 5 ? [{ no: 'row' }, ...rows] : rows)
        expect(results.map(({ result }) => result)).toEqual([
          ...(i === 5 ? ['rejected'] : []),
          'stored',
          'stored',
        ])
        const { segments } = await device.feed()
        expect(segments).toEqual(rows.map((row) => ({ ...row, device: device.id })))
      }),
    )
  })
})

if (!postgres)
  describe('in a file', () => {
    it('wait for the disk together', async () => {
      const { db, add } = await fixture()
      const heard: string[] = []
      const one = async (name: string) => {
        await inTransaction(db, (tx) => {
          heard.push(`work ${name}`)
          return add(name)(tx)
        })
        heard.push(`told ${name}`)
      }
      await Promise.all(['a', 'b', 'c'].map(one))
      expect(heard).toEqual(['work a', 'work b', 'work c', 'told a', 'told b', 'told c'])
    })

    it('are all refused if a disk error rolls all of them back', async () => {
      const { db, add, stored } = await fixture()
      // When the disk is full, SQLite itself rolls the transaction back:
      // https://www.sqlite.org/lang_transaction.html, section 3.2
      const full = async (tx: Transaction<Tables>) => {
        await tx.executeQuery(CompiledQuery.raw('rollback'))
        throw new Error('database or disk is full')
      }
      const results = await Promise.allSettled([
        inTransaction(db, add('a')),
        inTransaction(db, full),
        inTransaction(db, add('b')),
      ])
      for (const result of results)
        expect(result).toMatchObject({ reason: { message: 'database or disk is full' } })
      expect(await stored()).toEqual([])
      await inTransaction(db, add('c'))
      expect(await stored()).toEqual(['c'])
    })
  })
