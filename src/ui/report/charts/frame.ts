/** The options for Plot that all charts share. */
import type { PlotOptions } from '@observablehq/plot'
import type { Ink } from '../chart-colours.ts'

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
  // A fill is the name of a texture (textures.ts). `paint` replaces it by a colour and a pattern.
  color: { type: 'identity' },
})

/**
 * Keeps only every second, third, fourth … entry, so that the kept entries fit side by side. The
 * first entry is always kept.
 */
export function thinOut<T>(all: readonly T[], room: number, each: number): T[] {
  const step = Math.max(1, Math.ceil((all.length * each) / room))
  return all.filter((_, i) => i % step === 0)
}
