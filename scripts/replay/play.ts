import { siteOf, soundRuleOf } from '../../src/core/attribution/site-of-url.ts'
import type { HeardTab } from '../../src/core/attribution/sounds.ts'
import type { Observation, Sight, Site } from '../../src/core/attribution/state.ts'
import type { TracedVersion } from '../../src/core/attribution/trace.ts'
import { CALL_PRODUCTS } from '../../src/core/calls/products.ts'
import { callRecogniserOf } from '../../src/core/calls/recogniser.ts'
import { recognise } from '../../src/core/crm/recognise.ts'
import type { Edit } from '../../src/core/editing/types.ts'
import { type Categories, DOCUMENTATION } from '../../src/core/scheme/categories.ts'
import type { Settings } from '../../src/core/settings/settings.ts'
import { type Context, contextOf, UNEXPLAINED } from '../../src/core/time/segment.ts'
import { openStint, type StintDatabase } from '../../src/store/database.ts'
import { keepVersions } from '../../src/store/scheme/team.ts'
import { readScheme } from '../../src/store/scheme/versions.ts'
import { changeSettings, readSettings } from '../../src/store/settings.ts'
import * as answers from '../../src/store/timeline/answers.ts'
import * as commands from '../../src/store/timeline/commands.ts'
import { countFromNow } from '../../src/store/timeline/count-from-now.ts'
import { edit } from '../../src/store/timeline/edit.ts'
import { redoEdit, undoEdit } from '../../src/store/timeline/edit-history.ts'
import { readDueAt } from '../../src/store/timeline/next-due.ts'
import { repeat } from '../../src/store/timeline/repeat.ts'
import { redo, undo } from '../../src/store/timeline/undo.ts'
import type { Page, TraceEvent } from './event.ts'

/** The state of the browser after the events that were played so far. */
interface Browser {
  /** Whether Stint itself recorded the trace (src/core/attribution/trace.ts). */
  recorded: boolean
  tab: { url: string | null } | { page: Page }
  focused: boolean
  idle: 'active' | 'idle' | 'locked'
  /** The open tabs that have played sound, each with its page. */
  playing: Map<number, { audible: boolean; on: { url: string } | { page: NonNullable<Page> } }>
  /** The tabs that play sound, as a recorded trace gives them. */
  sounds?: readonly HeardTab[]
}

/** Sets the clock for everything in a replay. */
const setClock = (at: number) => {
  Date.now = () => at
}

/** The database and the clock of a replay. */
export function openReplay(open = openStint, setNow = setClock) {
  let db = open()
  let alive = false
  const browser: Browser = {
    recorded: false,
    tab: { url: null },
    focused: true,
    idle: 'active',
    playing: new Map(),
  }

  /**
   * Plays what the timer of the background would do until the instant `at`, while the worker lives.
   * A recorded trace has lines of its own for that.
   */
  const wakeUntil = async (at: number) => {
    while (alive && !browser.recorded) {
      const due = await readDueAt(db)
      if (due === undefined || due >= at) return
      setNow(Math.max(Date.now(), due))
      await commands.apply(db)
      if ((await readDueAt(db)) === due) return
    }
  }

  const play = async (event: TraceEvent) => {
    await wakeUntil(event.at)
    setNow(event.at)
    alive = event.type !== 'kill'
    if (event.type === 'kill') {
      db.close()
      db = open()
      return
    }
    told(browser, event)
    await act(db, event)
    if (!browser.recorded || LOOKS.has(event.type)) await commands.apply(db, await see(db, browser))
    if (event.type === 'end') await commands.endOpen(db)
  }

  return {
    get db() {
      return db
    },
    play,
    read: () => readStretches(db),
  }
}

/**
 * Events after which the browser's state is read. In a recorded trace only these have one; in any
 * other trace it is read after every event.
 */
const LOOKS: ReadonlySet<TraceEvent['type']> = new Set(['tab', 'idle', 'end'])

function told(browser: Browser, event: TraceEvent) {
  if ('sounds' in event || event.type === 'tab' || event.type === 'idle') delete browser.sounds
  if ('sounds' in event && event.sounds) browser.sounds = event.sounds
  if (event.type === 'settings') browser.recorded = true
  else if (event.type === 'sound') hear(browser, event)
  else if (event.type === 'tab') {
    browser.tab = event
    if (browser.recorded) browser.idle = 'active'
  } else if (event.type === 'focus') browser.focused = event.focused
  else if (event.type === 'idle') browser.idle = event.state
  // A person who starts the browser is at the computer.
  else if (event.type === 'start') browser.idle = 'active'
}

function hear({ playing }: Browser, event: TraceEvent & { type: 'sound' }) {
  const { tab, audible } = event
  if ('page' in event && event.page) playing.set(tab, { audible, on: { page: event.page } })
  else if ('url' in event && event.url) playing.set(tab, { audible, on: { url: event.url } })
  else playing.delete(tab)
}

async function act(db: StintDatabase, event: TraceEvent) {
  switch (event.type) {
    case 'pick':
      return pick(db, event)
    case 'explain':
      return answers.explainSpan(db, event.from, event.to, event.category)
    case 'parts':
      return answers.explainParts(db, event.parts)
    case 'move':
      return commands.moveStart(db, event.to)
    case 'back':
      return commands.back(db)
    case 'undo':
      return undo(db)
    case 'redo':
      return redo(db)
    case 'confirm':
      return answers.confirm(db)
    case 'forgotten':
      return answers.endForgotten(db)
    case 'notes':
      return answers.documentInstead(db)
    case 'edit':
      return again(db, event)
    case 'unedit':
      return undoEdit(db)
    case 'reedit':
      return redoEdit(db)
    case 'rewind':
      return countFromNow(db)
    case 'timer':
      return commands.apply(db)
    case 'note':
      return note(db, event)
    case 'settings':
      return changeSettings(db, event.settings as Partial<Settings>)
    case 'scheme':
      return keepScheme(db, event.versions as readonly TracedVersion[])
  }
}

function pick(db: StintDatabase, { category, context }: TraceEvent & { type: 'pick' }) {
  if (category === null) return commands.stop(db)
  if (!context) return commands.switchTo(db, category)
  return repeat(db, { category, note: '', context: context as Context })
}

/** A trace contains no names of categories, and the rules need none: the ids are used. */
const keepScheme = (db: StintDatabase, versions: readonly TracedVersion[]) =>
  db.transaction('rw', db.named, db.trace, () =>
    keepVersions(
      db,
      versions.map((version) => ({
        ...version,
        categories: version.categories.map((one) => ({ en: one.id, ru: one.id, ...one })),
      })),
    ),
  )

const see = async (db: StintDatabase, browser: Browser) =>
  observed(browser, await readSettings(db), (await readScheme(db)).categories)

/** The id of the stretch that begins at the same instant as the recorded one. */
async function idAt(db: StintDatabase, at: number | undefined) {
  const rows = at === undefined ? [] : await db.segments.where('startedAt').equals(at).toArray()
  return rows.find((row) => !row.deleted)?.id ?? ''
}

const again = async (db: StintDatabase, { edit: told, of }: TraceEvent & { type: 'edit' }) =>
  edit(db, { ...told, id: await idAt(db, of) } as Edit)

/**
 * Stores placeholder text for a note, because a trace does not contain its text. If the note was
 * not stored in the trace, it is not stored here.
 */
const note = async (db: StintDatabase, { at, of, is }: TraceEvent & { type: 'note' }) =>
  commands.setNote(db, is === 'text' ? `note ${at}` : '', (await idAt(db, of)) || 'none')

function observed(browser: Browser, settings: Settings, categories: Categories): Observation {
  const sounds = browser.sounds ?? soundsOf(browser, settings, categories)
  return { ...sightOf(browser, settings, categories), ...(sounds.length > 0 && { sounds }) }
}

const recogniseCall = callRecogniserOf(CALL_PRODUCTS)
const ruleOf = ({ category }: NonNullable<Page>) => (category ? { category } : undefined)

function soundsOf({ playing }: Browser, settings: Settings, categories: Categories): HeardTab[] {
  return [...playing].flatMap(([tab, { audible, on }]) => {
    const rule =
      'url' in on ? soundRuleOf(on.url, settings, categories, recogniseCall) : ruleOf(on.page)
    return rule ? [{ tab, ...rule, audible }] : []
  })
}

function sightOf(
  { tab, focused, idle }: Browser,
  settings: Settings,
  categories: Categories,
): Sight {
  if (idle !== 'active') return { at: 'away', why: idle }
  const site =
    'page' in tab
      ? kept(tab.page, settings)
      : tab.url && siteOf(tab.url, settings, categories, recognise)
  return focused && site ? { at: 'site', ...site } : { at: 'elsewhere' }
}

/** Returns the site of a page in a recorded trace, which contains the page as recognised. */
function kept(page: Page, settings: Settings): Site | undefined {
  if (!page) return undefined
  const { product, record, category = DOCUMENTATION } = page
  if (!product) return { category }
  // JSON has no undefined, although the type of the schema allows it.
  const found = { product, ...(record && { record: record as Context['record'] & {} }) }
  return { category, context: contextOf(found, settings) }
}

/**
 * Returns the stretches in the order of their starts. Time away that nobody explained has the
 * category `away`.
 */
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
