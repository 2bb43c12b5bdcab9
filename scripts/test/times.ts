/** How long each test file took last time on this machine, so that the rest of a run can be estimated. */
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = '.stint/test-times.json'
/** Milliseconds for a file that has not run here yet: about the mean of its project on two cores. */
const MEAN: Record<string, number> = { browser: 25_000, sqlite: 6000, postgres: 7000 }
const MEAN_OF_OTHERS = 1500

export class Times {
  readonly #known: Map<string, number>

  constructor() {
    this.#known = new Map(Object.entries(read()))
  }

  /** Milliseconds; `file` is `PROJECT PATH`. */
  of(file: string): number {
    return this.#known.get(file) ?? MEAN[file.split(' ')[0] ?? ''] ?? MEAN_OF_OTHERS
  }

  set(file: string, ms: number) {
    this.#known.set(file, ms)
  }

  save() {
    writeFileSync(FILE, JSON.stringify(Object.fromEntries(this.#known), null, 1))
  }
}

function read(): Record<string, number> {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'))
  } catch {
    return {}
  }
}
