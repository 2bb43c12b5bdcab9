/** One colour per category, for stripes, bars and the badge; `#rrggbb`. */
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

/** For categories of a company's own, until the person gives them one. */
const OTHER = '#64748b'

/** @param own the person's own colours, per category */
export const colourOf = (category: string, own: Readonly<Record<string, string>> = {}): string =>
  own[category] ?? COLOURS[category] ?? OTHER
