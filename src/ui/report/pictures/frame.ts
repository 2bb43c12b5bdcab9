/** Options that all pictures share. */
import type { PlotOptions } from '@observablehq/plot'
import type { Ink } from '../ink.ts'

export const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif'

export const frame = (ink: Ink, width: number, height: number): PlotOptions => ({
  width,
  height,
  style: {
    background: 'transparent',
    color: ink.text,
    fontFamily: FONT,
    fontSize: '12px',
    overflow: 'visible',
  },
  // Fills are names of textures, which are painted later.
  color: { type: 'identity' },
})

/** As many as fit next to each other; the first is always among them. */
export function thinOut<T>(all: readonly T[], room: number, each: number): T[] {
  const step = Math.max(1, Math.ceil((all.length * each) / room))
  return all.filter((_, i) => i % step === 0)
}
