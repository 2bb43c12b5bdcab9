import type { ComponentChildren } from 'preact'

/** More days need the whole width to be told apart. */
const MOST_BESIDE = 31

interface FirstPicturesProps {
  /** The number of days in the range. */
  days: number
  children: ComponentChildren
}

/** The pictures that are not folded: the layout of the range, and day by day. */
export const FirstPictures = ({ days, children }: FirstPicturesProps) => (
  <div class={days > MOST_BESIDE ? 'first' : 'first beside'}>{children}</div>
)
