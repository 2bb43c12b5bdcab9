import type { HTTPRequest, Page } from 'puppeteer-core'
import type { Language } from '../sample/plans.ts'
import { SAMPLE_NOW, SAMPLE_URL, SAMPLE_WHO, SAMPLE_ZONE } from '../sample/sample.ts'
import { sampleLayout, sampleMiddle, sampleScheme } from '../sample/team.ts'

/** What the sample's endpoint answers. Returns undefined for a path that it does not have. */
function answerTo(url: URL, language: Language): object | undefined {
  const { member, team } = SAMPLE_WHO[language]
  const asked = { now: SAMPLE_NOW, zone: SAMPLE_ZONE, language }
  const day = (name: string) => url.searchParams.get(name) ?? ''
  const device = '5a1e5f0c-0000-4000-a000-000000000001'
  if (url.pathname === '/v1/me') return { member, team, role: 'manager', device }
  if (url.pathname === '/v1/team') return { name: team, role: 'manager', shareMiddle: true }
  if (url.pathname === '/v1/scheme') return sampleScheme(asked)
  if (url.pathname === '/v1/team/layout') return sampleLayout(asked, day('from'), day('to'))
  if (url.pathname === '/v1/team/middle') return sampleMiddle(asked, day('from'), day('to'))
  return undefined
}

/** Answers the page's requests to the endpoint; other requests go to the network. */
export async function answerOn(page: Page, language: Language) {
  await page.setRequestInterception(true)
  page.on('request', (request: HTTPRequest) => {
    if (!request.url().startsWith(SAMPLE_URL)) return void request.continue()
    const answer = answerTo(new URL(request.url()), language)
    const body = JSON.stringify(answer ?? { type: 'about:blank', status: 404 })
    const contentType = answer ? 'application/json' : 'application/problem+json'
    void request.respond({ status: answer ? 200 : 404, contentType, body })
  })
}
