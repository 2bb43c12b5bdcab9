/** Connects all people: a few in real browsers, the others by the same program code in Node. */
import pLimit from 'p-limit'
import { printTimes, runTimed } from './times.ts'

/** The number of people who connect at the same time. */
const AT_ONCE = 8

export interface Ways<P> {
  /**
   * Connects one person in Node or in Chromium. Each function resolves with the milliseconds that
   * this took.
   */
  inNode: (person: P) => Promise<number>
  inChromium: (person: P) => Promise<number>
}

export async function connectEverybody<P>(
  people: readonly P[],
  browsers: number,
  { inNode, inChromium }: Ways<P>,
) {
  const oneOf = pLimit(AT_ONCE)
  const rest = people.slice(browsers)
  const node = await runTimed(() => Promise.all(rest.map((one) => oneOf(() => inNode(one)))))
  printTimes('  Node', node.done, node.ms)
  if (browsers === 0) return
  const real = await runTimed(async () => {
    const times: number[] = []
    for (const one of people.slice(0, browsers)) times.push(await inChromium(one))
    return times
  })
  printTimes('  Chromium, to connected', real.done, real.ms)
}
