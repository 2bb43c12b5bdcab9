/** The colours of pictures: on the page CSS variables, so that theme and print need no redraw. */
export interface Ink {
  text: string
  muted: string
  line: string
  /** Behind bars. */
  track: string
  /** Gray that differs from the page. */
  faint: string
  page: string
  accent: string
  /** A category's colour as it is shown: the dark theme makes it lighter. */
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

/** For a saved file: plain colours on white. */
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

/** Draws a picture of this width. */
export type Drawing = (ink: Ink, width: number) => SVGElement

/** An entry of a picture's key; in the order of the marks. */
export interface Key {
  texture: string
  name: string
}
