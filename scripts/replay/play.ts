import { contextOf, siteOf } from '../../src/core/context.ts'
import type { Observation, Site } from '../../src/core/memory.ts'
import { DOCUMENTATION } from '../../src/core/scheme.ts'
import { type Context, UNEXPLAINED } from '../../src/core/segment.ts'
import type { Settings } from '../../src/core/settings.ts'
import { apply, endOpen, explainSpan, stop, switchTo } from '../../src/store/commands.ts'
import { openStint, type StintDatabase } from '../../src/store/database.ts'
import { readSettings } from '../../src/store/settings.ts'
import { readDueAt } from '../../src/store/wake.ts'
import type { Page, TraceEvent } from './event.ts'

/** What the browser shows, as far as the trace has told. */
interface Browser {
  tab: { url: string | null } | { page: Page }
  focused: boolean
  idle: 'active' | 'idle' | 'locked'
}

/** A database and a clock that live through a trace. */
export function openReplay() {
  let db = openStint()
  let clock = 0
  let alive = false
  const browser: Browser = { tab: { url: null }, focused: true, idle: 'active' }
  Date.now = () => clock

  /** The background's own timer, as long as the worker lives. */
  const wakeUntil = async (at: number) => {
    while (alive) {
      const due = await readDueAt(db)
      if (due === undefined || due >= at) return
      clock = Math.max(clock, due)
      await apply(db)
      if ((await readDueAt(db)) === due) return
    }
  }

  const play = async (event: TraceEvent) => {
    await wakeUntil(event.at)
    clock = event.at
    alive = event.type !== 'kill'
    if (event.type === 'kill') {
      db.close()
      db = openStint()
      return
    }
    told(browser, event)
    await act(db, event)
    await apply(db, observed(browser, await readSettings(db)))
    if (event.type === 'end') await endOpen(db)
  }

  return {
    get db() {
      return db
    },
    play,
    read: () => readStretches(db),
  }
}

function told(browser: Browser, event: TraceEvent) {
  if (event.type === 'tab') browser.tab = event
  else if (event.type === 'focus') browser.focused = event.focused
  else if (event.type === 'idle') browser.idle = event.state
  // Whoever starts a browser is there.
  else if (event.type === 'start') browser.idle = 'active'
}

async function act(db: StintDatabase, event: TraceEvent) {
  if (event.type === 'pick')
    await (event.category === null ? stop(db) : switchTo(db, event.category))
  else if (event.type === 'explain') await explainSpan(db, event.from, event.to, event.category)
}

function observed({ tab, focused, idle }: Browser, settings: Settings): Observation {
  if (idle !== 'active') return { at: 'away', why: idle }
  const site = 'page' in tab ? kept(tab.page, settings) : tab.url && siteOf(tab.url, settings)
  return focused && site ? { at: 'site', ...site } : { at: 'elsewhere' }
}

/** A recorded trace told already what its pages are. */
function kept(page: Page, settings: Settings): Site | undefined {
  if (!page) return undefined
  const { product, record } = page
  // JSON has no undefined, whatever the schema's type says.
  const found = { product, ...(record && { record: record as Context['record'] & {} }) }
  return { category: DOCUMENTATION, context: contextOf(found, settings) }
}

/** In order of start; time away that nobody explained has the category `away`. */
async function readStretches(db: StintDatabase) {
  const rows = await db.segments.filter((s) => !s.deleted).sortBy('startedAt')
  return rows.map(({ startedAt, endedAt, category, source, context }) => ({
    startedAt,
    endedAt: endedAt ?? null,
    category: category === UNEXPLAINED ? 'away' : category,
    source,
    ...(context && { context }),
  }))
}
