import axe from 'axe-core'
import type { Page } from 'puppeteer-core'

/**
 * Rules of axe-core about colours: only these can have other results in another theme, and they are the
 * slowest.
 */
const COLOURS = ['color-contrast', 'link-in-text-block']

const RULES = {
  all: {},
  colours: { runOnly: COLOURS },
  others: { rules: Object.fromEntries(COLOURS.map((id) => [id, { enabled: false }])) },
} as const

/** Returns the findings of axe-core on the page as lines of text; its rules include best practices. */
export async function violationsOn(
  page: Page,
  which: keyof typeof RULES = 'all',
): Promise<string[]> {
  const there = await page.evaluate(() => 'axe' in globalThis)
  if (!there) await page.evaluate(axe.source)
  const { violations } = await page.evaluate((options) => {
    const here = (globalThis as unknown as { axe: typeof import('axe-core') }).axe
    // The parts of a chart are left out: a chart is one image with a name, and its numbers are in the
    // table beside it.
    const where = { include: [['html']], exclude: [['.chart > svg > g']] }
    return here.run(where, { resultTypes: ['violations'], ...options })
  }, RULES[which])
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  )
}
