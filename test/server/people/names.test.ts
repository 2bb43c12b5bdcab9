import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showMembers } from '../../../server/cli/print.ts'
import { addMember } from '../../../server/people/add-member.ts'
import { renameMember } from '../../../server/people/change-member.ts'
import { findMember, listMembers } from '../../../server/people/list-members.ts'
import { byName, NAME_LIMIT, nameFrom, nameKey } from '../../../server/people/names.ts'
import { listTeams } from '../../../server/team/team.ts'
import { renameTeam } from '../../../server/team/teams.ts'
import { MAX_MEMBERS } from '../../../src/sync/contract.ts'
import { newMember, startEndpoint } from '../../support/endpoint/fixture.ts'

/** Names, each with other spellings that the endpoint treats as the same name. */
const SAME: [string, string[]][] = [
  [
    'Sales',
    [
      'sales',
      'SALES',
      ' Sales ',
      'Sales\n',
      'Sa\u200Bles',
      '\uFEFFSales',
      'Sa\u00ADles',
      'Ｓａｌｅｓ',
    ],
  ],
  ['Anna Lee', ['Anna  Lee', 'anna\u00A0lee', 'ANNA \u2003LEE', '\u202AAnna Lee\u202C']],
  ['Zoë', ['Zoe\u0308', 'ZOË', 'zoë']],
  ['Straße', ['STRASSE', 'strasse']],
  ['Νίκος', ['ΝΊΚΟΣ', 'νίκοσ']],
  ['Ёлкина Анна', ['ёлкина анна', 'Е\u0308лкина  Анна']],
  ["O'Brien-Smith", ['O’Brien‐Smith', "o'brien–smith"]],
]

const UNREADABLE = [
  'Anna\nLee',
  'Anna\tLee',
  '\u001B[31mAnna',
  'Anna\u0000',
  'An\u0085na',
  'An\u2028na',
  'An\uD800na',
  'An\uFFFDna',
  '\u009B31mAnna',
]
const NONE = ['', ' ', '\u200B', '...', '—', '\u3164', '\u0301']

describe('a name', () => {
  it.each(SAME)('%j is the same however it is written: %j', (name, others) => {
    for (const other of others) expect([other, nameKey(other)]).toEqual([other, nameKey(name)])
  })

  it('differs if its letters or words differ', () => {
    const names = ['Anna Lee', 'Annalee', 'Anna Leo', 'Ann Lee', 'Анна Ли', 'Елкина', 'Ёлкина']
    expect(new Set(names.map(nameKey)).size).toBe(names.length)
  })

  it.each([...UNREADABLE, ...NONE, 'x'.repeat(NAME_LIMIT + 1), 'x'.repeat(5000)])(
    'is not %j',
    (typed) => {
      expect(() => nameFrom(typed)).toThrow(/name/)
    },
  )

  it('is stored in one form: NFC, single spaces, nothing invisible', () => {
    expect(nameFrom('  Zoe\u0308 \u00A0 Lee\u200B ')).toBe('Zoë Lee')
    expect(nameFrom('x'.repeat(NAME_LIMIT))).toHaveLength(NAME_LIMIT)
    // The zero-width non-joiner is invisible, but it is not removed, because Persian spelling needs it.
    expect(nameFrom('نیک\u200Cنام')).toBe('نیک\u200Cنام')
  })

  it('is stored without control codes for any typed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
        let name: string
        try {
          name = nameFrom(typed)
        } catch {
          return
        }
        expect(nameFrom(name)).toBe(name)
        expect(nameKey(name)).toBe(nameKey(typed))
        expect(nameKey(nameKey(name))).toBe(nameKey(name))
        expect(name).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
      }),
    )
  })
})

describe('people and teams', () => {
  it.each(SAME)(
    '%j makes one member and one team, however often it is added',
    async (name, others) => {
      const { db, now } = await startEndpoint()
      await addMember(db, name, name, now)
      for (const other of others) {
        await expect(addMember(db, other, name, now)).rejects.toThrow('already')
        await expect(addMember(db, name, other, now)).rejects.toThrow('already')
        expect(await findMember(db, other, other)).toMatchObject({ name, teamName: name })
      }
      expect((await listTeams(db, 0)).map((team) => team.name)).toEqual([name])
    },
  )

  it('are made once if two processes add them at the same time', async () => {
    const { db, now } = await startEndpoint()
    const added = await Promise.allSettled(
      ['Anna', 'anna', 'ANNA', ' Anna'].map((name, i) =>
        addMember(db, name, i % 2 ? 'sales' : 'Sales', now),
      ),
    )
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await listTeams(db, 0)).toHaveLength(1)
    expect(await listMembers(db)).toHaveLength(1)
  })

  it('are sorted alphabetically, not by bytes', async () => {
    const endpoint = await startEndpoint()
    for (const name of ['Яна', 'Ёлкина', 'Жуков', 'Андреев', 'Елин', 'ольга', 'Rep 10', 'Rep 9'])
      await newMember(endpoint, name)
    const names = (await listMembers(endpoint.db)).map(({ name }) => name)
    const cyrillic = names.filter((name) => /\p{Script=Cyrillic}/u.test(name))
    expect(cyrillic).toEqual(['Андреев', 'Елин', 'Ёлкина', 'Жуков', 'ольга', 'Яна'])
    expect(names.filter((name) => /^Rep/.test(name))).toEqual(['Rep 9', 'Rep 10'])
    expect(
      [...names]
        .map((name) => ({ name }))
        .sort(byName)
        .map(({ name }) => name),
    ).toEqual(names)
  })

  it('that were stored before there were rules are found, shown safely, and renamed', async () => {
    const endpoint = await startEndpoint()
    const { db, now } = endpoint
    const { team } = await newMember(endpoint, 'Anna Lee')
    const add = async (name: string) => {
      const id = crypto.randomUUID()
      await db
        .insertInto('members')
        .values({ team, id, name, role: 'member', seq: 0, created_at: now })
        .execute()
      await db
        .insertInto('people')
        .values({ id, team, email: null, leads: null, stays: null })
        .execute()
    }
    await add('Anna  Lee')
    await add('\u001B[31mBoris')
    expect(showMembers(await listMembers(db), 'UTC')).not.toContain('\u001B')
    const twin = await findMember(db, 'Anna  Lee')
    expect(twin.name).toBe('Anna  Lee')
    await expect(findMember(db, 'anna lee')).rejects.toThrow('Which one?')
    await expect(renameMember(db, twin, 'ANNA LEE', now)).rejects.toThrow('already')
    await renameMember(db, twin, 'Anna Lee the younger', now)
    expect((await findMember(db, 'anna lee')).name).toBe('Anna Lee')
  })

  it('are a limited number in a team', async () => {
    const endpoint = await startEndpoint()
    const { db, now } = endpoint
    const { team } = await newMember(endpoint, 'Anna')
    const more = Array.from({ length: MAX_MEMBERS - 1 }, (_, i) => ({
      ...{ team, id: crypto.randomUUID(), role: 'member' as const, seq: 0, created_at: now },
      name: `Person ${i}`,
    }))
    await db.insertInto('members').values(more).execute()
    await expect(newMember(endpoint, 'Boris')).rejects.toThrow('as many as it may')
    await newMember(endpoint, 'Boris', 'Support')
  })

  it('keep their rows under another name; a name that another has is refused', async () => {
    const endpoint = await startEndpoint()
    const { db, now } = endpoint
    const anna = await newMember(endpoint, 'Anna')
    await newMember(endpoint, 'Boris', 'Support')
    await renameMember(db, anna, 'anna', now)
    await renameTeam(db, anna.team, 'SALES', now)
    await expect(renameTeam(db, anna.team, 'support', now)).rejects.toThrow('already')
    expect(await findMember(db, 'Anna', 'sales')).toMatchObject({
      ...anna,
      name: 'anna',
      teamName: 'SALES',
    })
  })
})
