/**
 * The duration of each test file at its last run on this machine, to estimate the rest of a run.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = '.stint/test-times.json'
/** Milliseconds for a file without a measured run: about the mean of its project on two cores. */
const MEAN: Record<string, number> = { browser: 25_000, sqlite: 6000, postgres: 7000 }
const MEAN_OF_OTHERS = 1500
/** Files far above the mean. */
const LONG: Record<string, number> = {
  'browser test/browser/chromium-pages-en.test.ts': 120_000,
  'browser test/browser/chromium-pages-ru.test.ts': 120_000,
  'browser test/browser/chromium-pages-pseudo.test.ts': 60_000,
  'browser test/browser/chromium-crm.test.ts': 100_000,
  'browser test/browser/chromium-tryton.test.ts': 90_000,
  'browser test/browser/chromium-script.test.ts': 90_000,
  'browser test/browser/first-run.test.ts': 90_000,
  'browser test/browser/chromium-away.test.ts': 70_000,
}

export class Times {
  readonly #known: Map<string, number>

  constructor() {
    this.#known = new Map(Object.entries(read()))
  }

  /** Milliseconds; `file` is `PROJECT PATH`. */
  of(file: string): number {
    return this.#known.get(file) ?? LONG[file] ?? MEAN[file.split(' ')[0] ?? ''] ?? MEAN_OF_OTHERS
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
