import type { ComponentChildren } from 'preact'
import { placeOf, type Shown } from './axis.ts'

interface LabelProps {
  at: number
  shown: Shown
  children: ComponentChildren
}

/**
 * The label that says what a drag or a key is about to change. It stands above that place, and
 * stays within the timeline's ends.
 */
export const Label = ({ at, shown, children }: LabelProps) => {
  const place = `${Math.min(1, Math.max(0, placeOf(at, shown))) * 100}%`
  return (
    <output class="label" style={{ left: place, translate: `-${place}` }}>
      {children}
    </output>
  )
}
