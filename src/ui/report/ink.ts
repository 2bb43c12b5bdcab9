/** What pictures are drawn with: on the page its own colours, so that theme and print need no redraw. */
export interface Ink {
  text: string
  muted: string
  line: string
  page: string
  accent: string
  /** A category's colour as it is seen here: the dark theme lifts them. */
  shade: (colour: string) => string
}

export const PAGE: Ink = {
  text: 'var(--text)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  page: 'var(--page)',
  accent: 'var(--accent)',
  shade: (colour) => `color-mix(in srgb, ${colour}, white var(--lift))`,
}

/** For a file of its own: colours as they are, on white. */
export const PAPER: Ink = {
  text: '#15171c',
  muted: '#596171',
  line: '#e3e6eb',
  page: '#ffffff',
  accent: '#1d4ed8',
  shade: (colour) => colour,
}

/** A way to draw a picture, as wide as there is room for. */
export type Drawing = (ink: Ink, width: number) => SVGElement

/** What stands beside a picture to say which mark means what; in the order of the marks. */
export interface Key {
  texture: string
  name: string
}
