import type { ComponentChildren } from 'preact'
import { placeOf, type Shown } from './axis.ts'

interface LabelProps {
  at: number
  shown: Shown
  children: ComponentChildren
}

/**
 * The label that says what a drag or a key is about to change. It is above the position of the
 * change, but stays within the ends of the timeline.
 */
export const Label = ({ at, shown, children }: LabelProps) => {
  const place = `${Math.min(1, Math.max(0, placeOf(at, shown))) * 100}%`
  return (
    <output class="label" style={{ left: place, translate: `-${place}` }}>
      {children}
    </output>
  )
}
