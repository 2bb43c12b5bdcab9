import { BASE, categoryOf } from '../../core/scheme.ts'
import { isAside } from '../../core/segment.ts'
import type { Face } from '../../store/face.ts'

export interface Today {
  /** Milliseconds per category of the base scheme. */
  totals: Record<string, number>
  worked: number
  selling?: number
}

const isSelling = (category: string) => categoryOf(category)?.group === 'selling'

/** The base scheme's totals: a detailed category counts in its parent. */
const rollUp = (totals: Record<string, number>) => {
  const base: Record<string, number> = Object.fromEntries(BASE.map(({ id }) => [id, 0]))
  for (const [id, ms] of Object.entries(totals)) {
    const parent = categoryOf(id)?.parent ?? id
    if (!isAside(id)) base[parent] = (base[parent] ?? 0) + ms
  }
  return base
}

/** Today's figures at `now`: what was read, plus what has run since. */
export const todayAt = (face: Face, now: number): Today => {
  const running = face.running?.category
  const grown = running && !isAside(running) ? Math.max(0, now - face.now) : 0
  const totals = running
    ? { ...face.totals, [running]: (face.totals[running] ?? 0) + grown }
    : face.totals
  const worked = face.worked + grown
  if (worked === 0) return { totals: rollUp(totals), worked }
  const sold = (face.selling ?? 0) * face.worked + (running && isSelling(running) ? grown : 0)
  return { totals: rollUp(totals), worked, selling: sold / worked }
}
