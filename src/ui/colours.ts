import { ownProperty } from '../core/own-property.ts'
import { isAside } from '../core/time/segment.ts'

/**
 * One colour per category, as `#rrggbb`: for its button, its bars in charts and on the timeline,
 * and the badge.
 */
export const COLOURS: Readonly<Record<string, string>> = {
  'incoming-call': '#2563eb',
  'outgoing-call': '#1d4ed8',
  'prospect-meeting': '#0d9488',
  'client-meeting': '#0f766e',
  'internal-meeting': '#7c3aed',
  documentation: '#d97706',
  research: '#65a30d',
  misc: '#94a3b8',
  dialing: '#0284c7',
  'sales-meeting': '#9333ea',
  'non-sales-meeting': '#a855f7',
  'sales-training': '#c026d3',
  'non-sales-training': '#db2777',
  drive: '#0e7490',
  'prospect-research': '#16a34a',
  'client-research': '#15803d',
  'product-research': '#4d7c0f',
  'client-service': '#be123c',
}

/** The colour of time without a category: nothing runs, a break, or unexplained time. */
const NONE = '#64748b'

/**
 * Colours of categories that a company or a person added. The id of a category decides which of
 * these colours it gets, so a category has the same colour in every browser. Each of them differs
 * clearly from `COLOURS` and from the other colours in `OWN` (test/ui/contrast).
 */
export const OWN: readonly string[] = [
  '#692d78',
  '#5a3c00',
  '#966978',
  '#004b5a',
  '#964b00',
  '#a50087',
  '#005a00',
  '#695aa5',
  '#1e3c96',
  '#871e3c',
  '#96873c',
  '#9678c3',
  '#5a1eb4',
  '#694b5a',
]

const ownOf = (id: string) => {
  let hash = 0
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return OWN[hash % OWN.length] ?? NONE
}

const isWithoutCategory = (category: string) => category === '' || isAside(category)

/**
 * The colour of a category, as `#rrggbb`.
 * @param chosen the person's own colours, per category
 */
export const colourOf = (category: string, chosen: Readonly<Record<string, string>> = {}): string =>
  ownProperty(chosen, category) ??
  ownProperty(COLOURS, category) ??
  (isWithoutCategory(category) ? NONE : ownOf(category))
