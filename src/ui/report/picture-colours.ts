/**
 * The colours of pictures. On the page they are CSS variables, so a change of theme or printing
 * needs no new drawing.
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
  /** A category's colour as the page shows it: lighter in the dark theme. */
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

/** The colours of a saved file: fixed values, on white. */
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

/** Draws a picture with the given colours and the given width (pixels). */
export type Drawing = (ink: Ink, width: number) => SVGElement

/** One entry of a picture's legend. The entries have the order of the drawn marks. */
export interface Key {
  texture: string
  name: string
}
