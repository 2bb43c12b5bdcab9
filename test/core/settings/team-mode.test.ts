import { describe, expect, it } from 'vitest'
import { modeNews, type TeamMode } from '../../../src/core/settings/team-mode.ts'

const group: TeamMode = { mode: 'group' }
const ending: TeamMode = { ...group, namedFrom: '2026-12-07' }
const named: TeamMode = { mode: 'named' }
const ends = { is: 'ending', from: '2026-12-07' } as const

describe('a member is told', () => {
  it.each([
    ['that it will end, once', group, ending, undefined, ends],
    ['nothing new once they have seen it', ending, ending, undefined, undefined],
    ['again until they have seen it', ending, ending, ends, ends],
    ['that it has ended', ending, named, undefined, { is: 'named' }],
    ['that they moved to a team by name', group, named, undefined, { is: 'named' }],
    ['so until they have seen it', named, named, { is: 'named' } as const, { is: 'named' }],
    ['nothing where it was taken back', ending, group, ends, undefined],
    ['nothing by name as before', named, named, undefined, undefined],
    ['nothing when they connect', undefined, named, undefined, undefined],
    ['nothing when group mode begins', named, group, undefined, undefined],
    ['that it ends when they connect meanwhile', undefined, ending, undefined, ends],
  ] as const)('%s', (_, before, now, unseen, news) => {
    expect(modeNews(before, now, unseen)).toEqual(news)
  })
})
