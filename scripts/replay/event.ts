import * as z from 'zod/mini'
import type { TracedSettings, TracedVersion } from '../../src/core/attribution/trace.ts'

const at = z.number()
const category = z.string()
const record = z.object({ type: z.string(), id: z.optional(z.string()) })
const page = z.nullable(
  z.object({
    product: z.optional(z.string()),
    record: z.nullish(record),
    category: z.optional(category),
  }),
)
/**
 * In a trace that Stint recorded: the tabs of sites for which the person chose the rule *while it
 * plays sound*.
 */
const sounds = z.optional(
  z.array(
    z.object({
      tab: z.number(),
      category,
      audible: z.boolean(),
      ask: z.exactOptional(z.literal(true)),
    }),
  ),
)
const settings = z.partial(
  z.object({
    enterAfter: z.number(),
    leaveAfter: z.number(),
    idleAfter: z.number(),
    gapAfter: z.number(),
    soundAfter: z.number(),
    quietAfter: z.number(),
    longAfter: z.number(),
    capAfter: z.number(),
    hintAfter: z.number(),
    workdayEnd: z.string(),
    autoStart: z.boolean(),
    keepRecords: z.boolean(),
  } satisfies Record<keyof TracedSettings, unknown>),
)
const version = z.object({
  version: z.number(),
  from: z.optional(z.iso.date()),
  changeEvery: z.union([z.literal(1), z.literal(3), z.literal(6)]),
  categories: z.array(
    z.object({
      id: z.string(),
      group: z.enum(['selling', 'internal', 'admin', 'preparation', 'travel', 'service', 'other']),
      parent: z.optional(z.string()),
      offComputer: z.boolean(),
      yields: z.boolean(),
      retired: z.optional(z.literal(true)),
    }),
  ),
} satisfies Record<keyof TracedVersion, unknown>)
const part = z.object({ from: at, to: at, category })
/** Edits of a day, in the form in which src/core/attribution/trace.ts records them. */
const edit = z.discriminatedUnion('do', [
  z.object({ do: z.literal('move'), at, to: at }),
  z.object({
    do: z.literal('change'),
    startedAt: z.optional(at),
    endedAt: z.optional(at),
    category: z.optional(category),
  }),
  z.object({ do: z.literal('split'), at, later: z.optional(category) }),
  z.object({ do: z.literal('merge'), with: z.enum(['next', 'before']) }),
  z.object({ do: z.literal('add'), from: at, to: at, category }),
  z.object({ do: z.literal('delete') }),
  z.object({ do: z.literal('explain'), parts: z.array(part) }),
])

/**
 * One line of a trace; `at` is in epoch milliseconds. `tab` is the active tab of the window that
 * has, or last had, the focus. The address is null for a site without permission. Instead of the
 * address, a trace that Stint recorded contains the CRM product and the CRM record (such as a deal)
 * of the page.
 */
const event = z.discriminatedUnion('type', [
  z.object({ at, type: z.literal('tab'), url: z.nullable(z.string()) }),
  z.object({ at, type: z.literal('focus'), focused: z.boolean() }),
  z.object({ at, type: z.literal('idle'), state: z.enum(['active', 'idle', 'locked']), sounds }),
  z.object({
    at,
    type: z.literal('pick'),
    category: z.nullable(category),
    /** The CRM page to which the notes of a call belong. */
    context: z.optional(z.object({ product: z.string(), record: z.optional(record) })),
  }),
  z.object({ at, type: z.literal('explain'), from: at, to: at, category }),
  z.object({ at, type: z.enum(['tick', 'kill', 'start', 'end']) }),
  // Only a trace that Stint recorded contains the following events (src/core/attribution/trace.ts).
  z.object({ at, type: z.literal('parts'), parts: z.array(part) }),
  z.object({ at, type: z.literal('move'), to: at }),
  z.object({
    at,
    type: z.literal('note'),
    of: z.optional(at),
    is: z.optional(z.enum(['text', 'empty'])),
  }),
  z.object({ at, type: z.literal('slip'), category, from: at, to: at }),
  z.object({ at, type: z.literal('edit'), edit, of: z.optional(at) }),
  z.object({
    at,
    type: z.enum([
      'back',
      'undo',
      'redo',
      'confirm',
      'forgotten',
      'notes',
      'timer',
      'rewind',
      'unedit',
      'reedit',
    ]),
  }),
  z.object({ at, type: z.literal('settings'), settings }),
  z.object({ at, type: z.literal('scheme'), versions: z.array(version).check(z.minLength(1)) }),
])
const recorded = z.object({ at, type: z.literal('tab'), page, sounds })
/**
 * A tab starts or stops playing sound, in any window. If the page or address is null, the tab was
 * closed.
 */
const sound = { at, type: z.literal('sound'), audible: z.boolean(), tab: z.number() }
const line = z.union([
  event,
  recorded,
  z.object({ ...sound, page }),
  z.object({ ...sound, url: z.nullable(z.string()) }),
])

export type TraceEvent = z.infer<typeof line>
export type Page = z.infer<typeof page>

/** @throws Error with the number of the first line that is not a valid event */
export async function* readTrace(lines: AsyncIterable<string>): AsyncGenerator<TraceEvent> {
  let number = 0
  for await (const text of lines) {
    number++
    if (text.trim()) yield readEvent(text, number)
  }
}

function readEvent(text: string, number: number): TraceEvent {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Error(`line ${number} is no JSON`)
  }
  const read = line.safeParse(json)
  if (!read.success) throw new Error(`line ${number} is no event: ${text.slice(0, 200)}`)
  return read.data
}
