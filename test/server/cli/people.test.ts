/** Tests the commands that manage people, in the order in which an administrator uses them. */
import { expect, it } from 'vitest'
import { day } from '../../../src/core/time/units.ts'
import { command } from '../../support/endpoint/command.ts'
import { newDevice, newMember, segment, startEndpoint } from '../../support/endpoint/fixture.ts'

it('people come, move, lead, leave and return by one command each', async () => {
  const endpoint = await startEndpoint()
  endpoint.now = Date.now()
  const laptop = await newDevice(endpoint, 'Anna')
  await laptop.send([segment()])
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await command([...args, '--db', endpoint.where], {
      STINT_ADDRESS: 'https://tools.company.example/stint',
      STINT_INVITE_DAYS: '3',
    })
    return { code, said: stdout + stderr }
  }
  const runWell = async (...args: string[]) => {
    const { code, said } = await run(...args)
    expect([args, code, said]).toEqual([args, 0, said])
    return said
  }

  expect((await run('team', 'add', ' SALES')).said).toContain('There is a team "Sales" already.')
  expect(await runWell('team', 'add', 'Support')).toContain('There is a team "Support"')
  const invite = await runWell('member', 'invite', 'anna')
  const [, link, secret = ''] = /(https:\S+#(\S+))/.exec(invite) ?? []
  expect(link).toBe(`https://tools.company.example/stint/join#${secret}`)
  const until = new Date(endpoint.now + 3 * day).getFullYear()
  expect(invite).toContain(`Good once, until ${until}`)
  expect(await runWell('member', 'uninvite', 'Anna')).toContain('void')

  await runWell('member', 'email', 'Anna', 'Anna@Company.example')
  await runWell('member', 'move', 'anna@company.example', 'support')
  expect(await runWell('team', 'list')).toContain('Sales: 0 members, 1 moved away')
  expect((await laptop.get('/v1/me')).status).toBe(200)
  // The receipt for Anna's day (what the endpoint has stored of that day) still counts the segment that
  // she recorded before she moved.
  const printed = await runWell('day', 'Anna', '2026-11-23', '--zone', 'UTC')
  expect(printed).toContain('received: 1 segment')

  await runWell('member', 'leads', 'Anna', 'Sales', 'Support')
  await runWell('member', 'track', 'Anna', 'off')
  expect(await runWell('member', 'list')).toContain(
    'Anna (Support): manager, anna@company.example, own time not recorded, 1 device',
  )
  await runWell('member', 'leave', 'Anna')
  expect((await laptop.get('/v1/me')).status).toBe(401)
  expect((await run('member', 'code', 'Anna')).said).toContain('let them return')
  expect(await runWell('member', 'return', 'Anna', 'Sales')).toContain('/join#')
  expect(await runWell('member', 'list')).toContain('Anna (Sales): member')
  await runWell('team', 'delete', 'Support')

  await newMember(endpoint, 'A. Lee')
  expect((await run('member', 'merge', 'Anna', 'A. Lee')).said).toContain('Say --yes.')
  await runWell('member', 'merge', 'Anna', 'A. Lee', '--yes')
  expect(await runWell('member', 'list')).not.toContain('A. Lee')

  const audit = await runWell('audit')
  for (const act of [
    'member moved: Anna, to removed since',
    'heads changed: Anna, leads Sales',
    'tracking changed: Anna, own time is not recorded',
    'member left: Anna, at once',
    'member returned: Anna',
    'team deleted',
    'invite revoked: Anna',
    'entries merged: Anna, with removed since',
  ])
    expect(audit).toContain(act)
  for (const hidden of [secret, 'company.example']) expect(audit).not.toContain(hidden)
})
