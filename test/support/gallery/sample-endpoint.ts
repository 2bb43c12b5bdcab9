import type { HTTPRequest, Page } from 'puppeteer-core'
import { dayOf } from '../../../src/core/time/days.ts'
import { hour } from '../../../src/core/time/units.ts'
import { problemType } from '../../../src/sync/contract/problems.ts'
import { sampleOwnIndicators } from '../sample/own-indicators.ts'
import type { Language } from '../sample/plans.ts'
import {
  GROUP_URL,
  SAMPLE_CALENDAR,
  SAMPLE_NOW,
  SAMPLE_URL,
  SAMPLE_WHO,
  SAMPLE_ZONE,
} from '../sample/sample.ts'
import { sampleGroup, sampleLayout, sampleMiddle, sampleScheme } from '../sample/team.ts'

const READERS = { en: ['Mia Roe', 'Hugo Lang'], ru: ['Мария Роева', 'Глеб Ланской'] } as const

/**
 * Returns the entries of the sample's access log, which lists who read the person's figures: a manager
 * read a report an hour ago, the head of several teams read one yesterday, and somebody copied the
 * person's data on the command line.
 */
function sampleAccessLog(language: Language) {
  const [mia, hugo] = READERS[language].map((name, i) => ({
    id: `5a1e5f0c-0000-4000-a000-00000000001${i}`,
    name,
  }))
  const read = (reader: object | undefined, route: string, hoursAgo: number, range = {}) => {
    const at = SAMPLE_NOW - hoursAgo * hour
    return { reader, route, ...range, firstAt: at, lastAt: at }
  }
  return {
    reads: [
      read(mia, 'layout', 1, { from: '2026-11-09', to: '2026-11-22' }),
      read(mia, 'months', 1, { from: '2025-12-01', to: '2026-11-30' }),
      read(hugo, 'layout', 26, { from: '2026-11-16', to: '2026-11-22' }),
      read({ account: 'command line, boris' }, 'copy', 100),
    ],
  }
}

/**
 * The endpoint's answers for a team in group mode, in which reports show only sums of several people
 * (docs/domain.md).
 */
function answerInGroup({ pathname, searchParams }: URL, team: string): object | undefined {
  const day = (name: string) => searchParams.get(name) ?? ''
  const mode = { mode: 'group', namedFrom: '2026-12-07' }
  if (pathname === '/v1/team') return { name: team, role: 'manager', shareMiddle: false, mode }
  if (pathname === '/v1/team/group') return sampleGroup(day('from'), day('to'))
  if (pathname === '/v1/team/layout')
    return {
      type: problemType('group-mode'),
      title: 'Group mode',
      status: 403,
      requestId: 'sample',
    }
  return undefined
}

const MEETINGS = {
  en: ['Pipeline call', 'Review with Nordwind', 'Annual leave'],
  ru: ['Созвон по воронке', 'Встреча с «Норд-Вест»', 'Отпуск'],
} as const

/**
 * Returns the calendar of the sample's person: two meetings today, and leave from the day after
 * tomorrow.
 */
function sampleCalendar(language: Language) {
  const [call, review, leave] = MEETINGS[language]
  const entry = (id: string, from: string, to: string, title: string, more: string[] = []) => [
    'BEGIN:VEVENT',
    `UID:${id}`,
    `DTSTART${from}`,
    `DTEND${to}`,
    `SUMMARY:${title}`,
    ...more,
    'END:VEVENT',
  ]
  return [
    'BEGIN:VCALENDAR',
    'X-WR-CALNAME:anna@acme.example',
    ...entry('1', ':20261124T083000Z', ':20261124T091500Z', call, ['STATUS:TENTATIVE']),
    ...entry('2', ':20261124T121000Z', ':20261124T125500Z', review, [
      'ATTENDEE:mailto:otto@nordwind.example',
    ]),
    ...entry('3', ';VALUE=DATE:20261126', ';VALUE=DATE:20261205', leave),
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

/**
 * Returns the answer of the sample's endpoint, or undefined for a path that the endpoint does not have.
 */
function answerTo(url: URL, language: Language): object | undefined {
  const { member, team } = SAMPLE_WHO[language]
  const asked = { now: SAMPLE_NOW, zone: SAMPLE_ZONE, language }
  const day = (name: string) => url.searchParams.get(name) ?? ''
  const device = '5a1e5f0c-0000-4000-a000-000000000001'
  if (url.pathname === '/v1/codes') return { member, team, mode: { mode: 'named' } }
  if (url.pathname === '/v1/sign-in') return { company: false }
  if (url.pathname === '/v1/me') return { member, team, role: 'manager', device }
  if (url.pathname === '/v1/team') return { name: team, role: 'manager', shareMiddle: true }
  if (url.pathname === '/v1/access-log') return sampleAccessLog(language)
  if (url.pathname === '/v1/scheme') return sampleScheme(asked)
  if (url.pathname === '/v1/team/layout') return sampleLayout(asked, day('from'), day('to'))
  if (url.pathname === '/v1/indicators/mine')
    return sampleOwnIndicators(dayOf(SAMPLE_NOW, SAMPLE_ZONE, 0), day('from'), day('to'))
  if (url.pathname === '/v1/team/middle') return sampleMiddle(asked, day('from'), day('to'))
  return undefined
}

/** Address of an endpoint on the same machine; the browser needs no permission for this address. */
const LOCAL_URL = 'https://localhost/'

/**
 * Answers the page's requests to the sample's endpoint and calendar. Other requests go to the network.
 */
export async function answerOn(page: Page, language: Language) {
  await page.setRequestInterception(true)
  page.on('request', (request: HTTPRequest) => {
    const url = request.url()
    const isKnown = [SAMPLE_URL, LOCAL_URL, SAMPLE_CALENDAR].some((one) => url.startsWith(one))
    if (!isKnown) return void request.continue()
    // Before it sends JSON to another host, the browser asks that host for permission (CORS preflight).
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
    if (url === SAMPLE_CALENDAR) {
      const body = sampleCalendar(language)
      return void request.respond({ status: 200, contentType: 'text/calendar', headers, body })
    }
    if (request.method() === 'OPTIONS') return void request.respond({ status: 204, headers })
    const asked = new URL(url.replace(GROUP_URL, SAMPLE_URL))
    const { team } = SAMPLE_WHO[language]
    const inGroup = url.startsWith(GROUP_URL) ? answerInGroup(asked, team) : undefined
    const answer = inGroup ?? answerTo(asked, language)
    const status = answer ? ((answer as { status?: number }).status ?? 200) : 404
    const body = JSON.stringify(answer ?? { type: 'about:blank', status })
    const contentType = status === 200 ? 'application/json' : 'application/problem+json'
    void request.respond({ status, contentType, headers, body })
  })
}
