import axe from 'axe-core'
import type { Page } from 'puppeteer-core'

/**
 * Rules of axe-core about colours. They are the slowest rules. In the dark theme only these rules are
 * run, because the other rules find the same in both themes.
 */
const COLOURS = ['color-contrast', 'link-in-text-block']

const RULES = {
  all: {},
  colours: { runOnly: COLOURS },
  others: { rules: Object.fromEntries(COLOURS.map((id) => [id, { enabled: false }])) },
} as const

/** Returns the problems that axe-core finds on the page, as lines of text. */
export async function violationsOn(
  page: Page,
  which: keyof typeof RULES = 'all',
): Promise<string[]> {
  const there = await page.evaluate(() => 'axe' in globalThis)
  if (!there) await page.evaluate(axe.source)
  const { violations } = await page.evaluate((options) => {
    const here = (globalThis as unknown as { axe: typeof import('axe-core') }).axe
    // The parts of a chart are not checked: a chart is one image with a name, and a table beside the
    // chart contains its numbers.
    const where = { include: [['html']], exclude: [['.chart > svg > g']] }
    return here.run(where, { resultTypes: ['violations'], preload: false, ...options })
  }, RULES[which])
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  )
}
