/** Tests that an import of people from a CSV file adds all people of the file, or nobody. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { Imported, Members, type Problem, problemType, Teams } from '../../../src/sync/contract.ts'
import { command } from '../../support/endpoint/command.ts'
import {
  newDevice,
  newMember,
  postgres,
  postOf,
  startEndpoint,
  tempDir,
} from '../../support/endpoint/fixture.ts'

vi.setConfig({ testTimeout: 120_000 })

const fixture = async () => {
  const endpoint = await startEndpoint({ address: 'https://stint.company.example' })
  const admin = await newDevice(endpoint, 'Ada', 'Sales', 'administrator')
  const add = async (csv: string, more = {}) => {
    const answer = await admin.ask('/v1/members/import', 'POST', { csv, ...more })
    return { status: answer.status, body: (await answer.json()) as unknown }
  }
  const good = async (csv: string, more = {}) => {
    const { status, body } = await add(csv, more)
    expect([status, body]).toEqual([200, expect.anything()])
    return Imported.parse(body)
  }
  const bad = async (csv: string, more = {}) => {
    const { status, body } = await add(csv, more)
    expect(status).toBe(422)
    const { type, rows = [] } = body as Problem
    expect(type).toBe(problemType('rows-refused'))
    return rows.map(({ line, why }) => `${line}: ${why}`)
  }
  const faults = async (csv: string, more = {}) => {
    const { rows = [] } = (await add(csv, more)).body as Problem
    return rows.map(({ line, fault, about }) => [line, fault, about])
  }
  const names = async () =>
    Members.parse(await (await admin.get('/v1/members')).json())
      .members.map(({ name }) => name)
      .filter((name) => name !== 'Ada')
  return { endpoint, admin, add, good, bad, faults, names }
}

const connect = ({ app }: Awaited<ReturnType<typeof startEndpoint>>, code = '') =>
  app.request('/v1/devices', {
    method: 'POST',
    ...postOf({ code, device: crypto.randomUUID() }, {}),
  })

describe('a table of people', () => {
  it('adds five hundred at once, each with a link that connects', async () => {
    const { endpoint, good, names } = await fixture()
    const rows = Array.from(
      { length: 500 },
      (_, i) => `"Иванова-Lee, Anna ${i}",anna${i}@company.example,Team ${i % 20},`,
    )
    const { people, newTeams } = await good(['name,e-mail,team,role', ...rows].join('\r\n'), {
      newTeams: true,
    })
    expect([people.length, newTeams.length]).toEqual([500, 20])
    expect(new Set(people.map(({ invite }) => invite?.code)).size).toBe(500)
    expect(people[499]).toMatchObject({ line: 501, name: 'Иванова-Lee, Anna 499', team: 'Team 19' })
    expect((await connect(endpoint, people[123]?.invite?.code)).status).toBe(200)
    expect(await names()).toHaveLength(500)
  })

  it.each([
    [
      'semicolons and a byte order mark',
      '\uFEFFФИО;Почта;Отдел;Роль\r\nАнна;a@b.example;Sales;руководитель\r\n',
    ],
    ['tabs', 'Name\tTeam\tRole\nАнна\tSALES\tManager\n'],
    [
      'other columns, quotes and empty lines',
      '\n"No","NAME" ,"team",role\n1,"  Анна ",sales,manager\n,,,\n\n',
    ],
  ])('is read with %s', async (_, csv) => {
    const { good, admin } = await fixture()
    expect((await good(csv)).people).toMatchObject([{ name: 'Анна', team: 'Sales' }])
    const { members } = Members.parse(await (await admin.get('/v1/members')).json())
    expect(members.find(({ name }) => name === 'Анна')).toMatchObject({
      role: 'manager',
      leads: [{ name: 'Sales' }],
    })
  })

  it('names every row that is wrong, and then adds nobody and no team', async () => {
    const { bad, faults, names, admin, endpoint } = await fixture()
    await newMember(endpoint, 'Boris', 'Sales')
    const csv = [
      'name,e-mail,team,role',
      'Anna,anna@company.example,Sales,',
      ',x@company.example,Sales,',
      'Boris ,,sales,',
      'anna,,SALES,',
      'Clara,ANNA@company.example,Sales,',
      'Dora,no address,Sales,',
      'Eva,,Nowhere,',
      'Fred,,,',
      'Gina,,Sales,queen',
      '"Line\nbreak",,Sales,',
    ].join('\n')
    expect(await bad(csv)).toEqual([
      '3: the name is missing.',
      '4: there is "Boris" in that team already.',
      '5: that person is in line 2 already.',
      '6: that e-mail address is in line 2 already.',
      '7: That is no e-mail address: no address',
      '8: there is no team "Nowhere".',
      '9: the team is missing.',
      '10: a role is member, manager or administrator.',
      '12: A name has no line breaks, tabs or control codes: "Line\\nbreak"',
    ])
    expect(await bad(csv, { newTeams: true })).toHaveLength(8)
    expect(await faults(csv)).toEqual([
      [3, 'name-missing', undefined],
      [4, 'person-there', 'Boris'],
      [5, 'person-twice', '2'],
      [6, 'email-twice', '2'],
      [7, 'email-wrong', 'no address'],
      [8, 'team-unknown', 'Nowhere'],
      [9, 'team-missing', undefined],
      [10, 'role-wrong', 'queen'],
      [12, 'name-wrong', 'Line\nbreak'],
    ])
    expect(await faults('team\nSales')).toEqual([[1, 'no-column', 'name']])
    expect(await faults('name,team,имя\nAnna,Sales,Anna')).toEqual([[1, 'two-columns', 'name']])
    expect(await faults('name,team\n"Anna,Sales')).toMatchObject([[2, 'not-closed', undefined]])
    expect(await faults('name,team\n')).toEqual([[1, 'nobody', undefined]])
    expect(await names()).toEqual(['Boris'])
    expect(Teams.parse(await (await admin.get('/v1/teams')).json()).teams).toHaveLength(1)
  })

  it.each([
    ['', 'there is nobody in the table.'],
    ['name,team\n', 'there is nobody in the table.'],
    ['отдел\nSales', 'there is no column "name".'],
    ['name,name,team\nAnna,Anna,Sales', 'there are two columns "name".'],
    ['name,team\n"Anna,Sales', 'it cannot be read'],
    [`name,team\n${'Anna,Sales\n'.repeat(1001)}`, 'at most 1000 people at once'],
  ])('%j is refused', async (csv, why) => {
    const { bad, names } = await fixture()
    expect((await bad(csv)).join()).toContain(why)
    expect(await names()).toEqual([])
  })

  it('must name the teams only if there are several', async () => {
    const { good, faults, names } = await fixture()
    const { people } = await good('name\te-mail\nAnna\tanna@company.example')
    expect(people).toMatchObject([{ name: 'Anna', team: 'Sales' }])
    await good('name,team\nBoris,Support', { newTeams: true })
    expect(await faults('name\nClara')).toEqual([[1, 'no-column', 'team']])
    expect(await names()).toEqual(['Anna', 'Boris'])
  })

  it('is only checked, if that is asked', async () => {
    const { good, names } = await fixture()
    const { people, newTeams } = await good('name,team\nAnna,Support', {
      check: true,
      newTeams: true,
    })
    expect([people, newTeams]).toEqual([
      [{ line: 2, name: 'Anna', role: 'member', team: 'Support' }],
      ['Support'],
    ])
    expect(await names()).toEqual([])
  })

  it('sent again after a lost reply gives new links to those who have no device', async () => {
    const { endpoint, good, bad, names } = await fixture()
    const csv = 'name,e-mail,team\nAnna,a@b.example,Sales\nBoris,,Sales'
    const first = await good(csv)
    expect(await bad(csv)).toHaveLength(2)
    const again = await good(`${csv}\nClara,,Sales`, { again: true })
    expect(again.people.map((one) => one.again)).toEqual([true, true, undefined])
    expect((await connect(endpoint, first.people[0]?.invite?.code)).status).toBe(403)
    expect((await connect(endpoint, again.people[0]?.invite?.code)).status).toBe(200)
    expect(await bad(csv, { again: true })).toEqual(['2: they are connected already.'])
    expect(await names()).toEqual(['Anna', 'Boris', 'Clara'])
  })

  it('may be larger than other bodies, up to its own limit', async () => {
    const { good, add } = await fixture()
    const long = 'x'.repeat(90)
    const rows = Array.from({ length: 1000 }, (_, i) => `${i} ${long},Large`)
    const csv = ['name,team', ...rows].join('\n')
    expect((await good(csv, { newTeams: true })).people).toHaveLength(1000)
    expect((await add('x'.repeat(600 * 1024))).status).toBe(413)
  })
})

if (!postgres)
  describe('at the command line, a table', () => {
    const atWork = async (csv: string | Buffer) => {
      const { where } = await startEndpoint()
      const dir = await tempDir()
      const table = join(dir, 'people.csv')
      await writeFile(table, csv)
      const run = (...args: string[]) =>
        command([...args, '--db', where], { STINT_ADDRESS: 'https://stint.company.example' })
      return { run, table, links: join(dir, 'links.csv') }
    }

    it('adds people and writes their links', async () => {
      const { run, table, links } = await atWork('name,team\nAnna,Sales\nBoris,Sales')
      expect((await run('member', 'import', table)).stderr).toContain(
        'Line 2: there is no team "Sales".',
      )
      const checked = await run('member', 'import', table, '--new', '--check')
      expect(checked.stdout).toBe('2 people can be added; new teams: Sales.\n')
      const { stdout, code } = await run('member', 'import', table, links, '--new')
      expect([code, stdout]).toEqual([
        0,
        `2 people were added; new teams: Sales. Their links: ${links}\n`,
      ])
      const [head, anna] = (await readFile(links, 'utf8')).split('\r\n')
      expect(head).toBe('\uFEFFname,e-mail,team,link,good until')
      expect(anna).toMatch(/^Anna,,Sales,https:\/\/stint\.company\.example\/join#[2-9A-Z]{53},/)
      expect((await run('member', 'list')).stdout).toMatch(
        /^Anna \(Sales\): member, 0 devices, invited until /,
      )
    })

    it('in an old encoding is refused, instead of names with wrong letters', async () => {
      const { run, table } = await atWork(
        Buffer.from('name,team\n\xc0\xed\xed\xe0,Sales', 'latin1'),
      )
      expect((await run('member', 'import', table, '--new')).stderr).toContain(
        'Save it as "CSV UTF-8"',
      )
    })
  })
