import { hour, minute, second } from '../time/units.ts'
import type { Settings } from './settings.ts'

/**
 * The unit in which a threshold is entered (`ms`: its length in milliseconds), and the smallest and
 * the largest allowed value, in milliseconds.
 */
interface Limit {
  unit: 'second' | 'minute' | 'hour'
  ms: number
  least: number
  most: number
}

const limit = (unit: Limit['unit'], ms: number, least: number, most: number): Limit => ({
  unit,
  ms,
  least: least * ms,
  most: most * ms,
})

/**
 * The thresholds that a person may set. `gapAfter` must be longer than one minute, which is the
 * time between two heartbeats.
 */
export const LIMITS = {
  enterAfter: limit('second', second, 1, 120),
  leaveAfter: limit('second', second, 1, 300),
  idleAfter: limit('minute', minute, 1, 60),
  gapAfter: limit('minute', minute, 2, 60),
  soundAfter: limit('second', second, 1, 120),
  quietAfter: limit('second', second, 10, 600),
  longAfter: limit('hour', hour, 1, 24),
  capAfter: limit('hour', hour, 2, 48),
  hintAfter: limit('minute', minute, 1, 240),
} as const satisfies Partial<Record<keyof Settings, Limit>>

export type Threshold = keyof typeof LIMITS

/**
 * Whether a threshold may have this value. The allowed range also depends on the other thresholds.
 */
export function isThresholdAllowed(
  name: Threshold,
  ms: number,
  { longAfter, capAfter }: Settings,
): boolean {
  const { least, most } = LIMITS[name]
  if (!(ms >= least && ms <= most)) return false
  return name === 'longAfter' ? ms <= capAfter : name !== 'capAfter' || ms >= longAfter
}
