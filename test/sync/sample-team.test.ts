import { expect, it } from 'vitest'
import { Layout, Middle, Scheme } from '../../src/sync/contract.ts'
import { SAMPLE_NOW, SAMPLE_ZONE } from '../support/sample/sample.ts'
import { sampleLayout, sampleMiddle, sampleScheme } from '../support/sample/team.ts'

const asked = { now: SAMPLE_NOW, zone: SAMPLE_ZONE, language: 'en' } as const

it('the sample of a team fits the contract', () => {
  const layout = sampleLayout(asked, '2026-11-16', '2026-11-22')
  expect(Layout.parse(layout)).toEqual(layout)
  expect(layout.members.map(({ days }) => days.length)).toEqual([5, 5, 5, 5, 5, 5, 0])
  const middle = sampleMiddle(asked, '2026-11-16', '2026-11-22')
  expect(Middle.parse(middle)).toEqual(middle)
  expect(middle.middle).toMatchObject({ people: 6 })
  const scheme = sampleScheme(asked)
  expect(Scheme.parse(scheme)).toEqual(scheme)
})
