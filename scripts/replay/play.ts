import { applySteps } from '../../src/core/attribution/steps.ts'
import type { TracedVersion } from '../../src/core/attribution/trace.ts'
import type { Edit } from '../../src/core/editing/types.ts'
import type { Settings } from '../../src/core/settings/settings.ts'
import { type Context, UNEXPLAINED } from '../../src/core/time/segment.ts'
import { openStint, type StintDatabase } from '../../src/store/database.ts'
import { keepVersions } from '../../src/store/scheme/team.ts'
import { readScheme } from '../../src/store/scheme/versions.ts'
import { changeSettings, readSettings } from '../../src/store/settings.ts'
import * as answers from '../../src/store/timeline/answers.ts'
import { change } from '../../src/store/timeline/change.ts'
import * as commands from '../../src/store/timeline/commands.ts'
import { countFromNow } from '../../src/store/timeline/count-from-now.ts'
import { edit } from '../../src/store/timeline/edit.ts'
import { redoEdit, undoEdit } from '../../src/store/timeline/edit-history.ts'
import { readDueAt } from '../../src/store/timeline/next-due.ts'
import { repeat } from '../../src/store/timeline/repeat.ts'
import { redo, undo } from '../../src/store/timeline/undo.ts'
import { type Browser, changeBrowser, observationOf } from './browser.ts'
import type { TraceEvent } from './event.ts'

/**
 * Sets the clock of this process, which all code in a replay reads. `at` is in epoch milliseconds.
 */
const setClock = (at: number) => {
  Date.now = () => at
}

/** Opens the database of a replay, and prepares its clock. */
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
   * Does what the background's timer would do until the instant `at`, as long as the simulated
   * worker runs. Does nothing for a trace that Stint recorded, because its lines already contain
   * what the timers did.
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
    changeBrowser(browser, event)
    await act(db, event)
    if (!browser.recorded || LOOKS.has(event.type))
      await commands.apply(db, await observe(db, browser))
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

/**
 * The events after which the browser's state is read in the replay of a trace that Stint recorded.
 * In the replay of any other trace, the state is read after every event.
 */
const LOOKS: ReadonlySet<TraceEvent['type']> = new Set(['tab', 'idle', 'end'])

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
      return repeatEdit(db, event)
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

/**
 * Stores the trace's versions of the scheme (the set of categories). A trace contains no names of
 * categories, so the ids are used as names.
 */
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

/** Ends the open segment, because it is unknown what happened after the end of the trace. */
const endOpen = (db: StintDatabase) =>
  change(db, (state, now) => applySteps(state, [{ do: 'end', at: now }]))

const observe = async (db: StintDatabase, browser: Browser) =>
  observationOf(browser, await readSettings(db), (await readScheme(db)).categories)

/** Returns the id of the stored segment that begins at this instant; empty if there is none. */
async function idAt(db: StintDatabase, at: number | undefined) {
  const rows = at === undefined ? [] : await db.segments.where('startedAt').equals(at).toArray()
  return rows.find((row) => !row.deleted)?.id ?? ''
}

const repeatEdit = async (
  db: StintDatabase,
  { edit: recorded, of }: TraceEvent & { type: 'edit' },
) => edit(db, { ...recorded, id: await idAt(db, of) } as Edit)

/**
 * Stores placeholder text for a note, because a trace does not contain the text of notes. `of` is
 * the start of the segment to which the note belongs. If `of` is absent, the note was not stored
 * when the trace was recorded, and the id `none` ensures that nothing is stored now.
 */
const note = async (db: StintDatabase, { at, of, is }: TraceEvent & { type: 'note' }) =>
  commands.setNote(db, is === 'text' ? `note ${at}` : '', (await idAt(db, of)) || 'none')

/**
 * Returns the stored segments in the order of their starts. Time away that nobody explained has the
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
