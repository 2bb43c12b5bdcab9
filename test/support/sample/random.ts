/** Makes random numbers that are always the same for the same seed (algorithm mulberry32). */
export interface Chance {
  /** Returns a number from 0 to below 1. */
  next: () => number
  between: (least: number, most: number) => number
  id: () => string
}

const hash = (text: string) => {
  let value = 2166136261
  for (const letter of text) value = Math.imul(value ^ letter.charCodeAt(0), 16777619)
  return value
}

export function chanceOf(seed: string): Chance {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(next() * 16).toString(16)).join('')
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    id: () => `${digits(8)}-${digits(4)}-4${digits(3)}-a${digits(3)}-${digits(12)}`,
  }
}
