import type { ComponentChildren } from 'preact'
import { placeOf, type Shown } from './axis.ts'

interface LabelProps {
  at: number
  shown: Shown
  children: ComponentChildren
}

/** What the pointer or the keys are about to change. It stays within the bar, above the place. */
export const Label = ({ at, shown, children }: LabelProps) => {
  const place = `${Math.min(1, Math.max(0, placeOf(at, shown))) * 100}%`
  return (
    <output class="label" style={{ left: place, translate: `-${place}` }}>
      {children}
    </output>
  )
}
