/** The colours of pictures: on the page CSS variables, so that theme and print need no redraw. */
export interface Ink {
  text: string
  muted: string
  line: string
  page: string
  accent: string
  /** A category's colour as it is shown: the dark theme makes it lighter. */
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

/** For a saved file: plain colours on white. */
export const PAPER: Ink = {
  text: '#15171c',
  muted: '#596171',
  line: '#e3e6eb',
  page: '#ffffff',
  accent: '#1d4ed8',
  shade: (colour) => colour,
}

/** Draws a picture of this width. */
export type Drawing = (ink: Ink, width: number) => SVGElement

/** An entry of a picture's key; in the order of the marks. */
export interface Key {
  texture: string
  name: string
}
