/**
 * The colours with which charts are drawn. On the page they are CSS variables, so a chart need
 * not be drawn again when the theme changes or the page is printed.
 */
export interface Ink {
  text: string
  muted: string
  line: string
  /** The colour behind bars. */
  track: string
  /** A gray that differs from the page's background. */
  faint: string
  page: string
  accent: string
  /** A category's colour as the page shows it. In the dark theme it is lighter. */
  shade: (colour: string) => string
}

export const PAGE: Ink = {
  text: 'var(--text)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  track: 'var(--raised)',
  faint: 'var(--field-line)',
  page: 'var(--page)',
  accent: 'var(--accent)',
  shade: (colour) => `color-mix(in srgb, ${colour}, white var(--lift))`,
}

/** The colours of a chart in a saved file: fixed values, for a white background. */
export const PAPER: Ink = {
  text: '#15171c',
  muted: '#464d5a',
  line: '#e3e6eb',
  track: '#f5f6f8',
  faint: '#868e9b',
  page: '#ffffff',
  accent: '#1e40af',
  shade: (colour) => colour,
}

/** Draws a chart with the given colours and the given width (pixels). */
export type Drawing = (ink: Ink, width: number) => SVGElement

/** One entry of a chart's legend. The entries are in the order of the marks in the chart. */
export interface Key {
  texture: string
  name: string
}
