import axe from 'axe-core'
import type { Page } from 'puppeteer-core'

/** The rules that look at colours: the only ones that another theme can break. */
export const COLOURS: readonly string[] = ['color-contrast', 'link-in-text-block']

/**
 * What axe-core finds on the page as it stands, in lines to read.
 * @param rules default: all of them, best practices among them
 */
export async function violationsOn(page: Page, rules?: readonly string[]): Promise<string[]> {
  const there = await page.evaluate(() => 'axe' in globalThis)
  if (!there) await page.evaluate(axe.source)
  const { violations } = await page.evaluate((only) => {
    const here = (globalThis as unknown as { axe: typeof import('axe-core') }).axe
    // A chart is one image with a name; its numbers are in the table beside it.
    const where = { include: [['html']], exclude: [['.chart > svg > g']] }
    return here.run(where, { resultTypes: ['violations'], ...(only && { runOnly: [...only] }) })
  }, rules)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  )
}
