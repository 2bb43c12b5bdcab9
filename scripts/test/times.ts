/**
 * Stores the duration of each test file in its last run on this machine. From these durations, the
 * rest of a run is estimated.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = '.stint/test-times.json'
/**
 * Milliseconds for a file that was never measured: about the mean of the files of its Vitest
 * project on a machine with two cores.
 */
const MEAN: Record<string, number> = { browser: 40_000, sqlite: 4000, postgres: 9000 }
const MEAN_OF_OTHERS = 1500
/**
 * Milliseconds for files that take far longer than the mean. On a new machine, only this table
 * ensures that they start first.
 */
const LONG: Record<string, number> = {
  'browser test/browser/chromium-pages-en.test.ts': 185_000,
  'browser test/browser/chromium-pages-ru.test.ts': 145_000,
  'browser test/browser/popup-sizes.test.ts': 125_000,
  'browser test/browser/chromium-crm.test.ts': 110_000,
  'browser test/browser/chromium-script.test.ts': 105_000,
  'browser test/browser/first-run.test.ts': 100_000,
  'browser test/browser/firefox.test.ts': 90_000,
  'browser test/browser/chromium-tryton.test.ts': 85_000,
  'browser test/browser/shortcuts.test.ts': 75_000,
  'browser test/browser/chromium-pages-pseudo.test.ts': 70_000,
  'browser test/browser/chromium-away.test.ts': 65_000,
  'browser test/browser/chromium-settings.test.ts': 65_000,
  'browser test/browser/chromium-console-report.test.ts': 50_000,
  'browser test/browser/chromium-sound.test.ts': 50_000,
  'browser test/browser/panel.test.ts': 45_000,
  'postgres test/server/faults/faults.test.ts': 85_000,
  'sqlite test/server/faults/faults.test.ts': 100_000,
  'postgres test/server/report/sums.property.test.ts': 45_000,
  'postgres test/server/http/roles.test.ts': 40_000,
  'sqlite test/server/http/roles.test.ts': 45_000,
  'postgres test/server/report/middle.test.ts': 30_000,
  'postgres test/server/segments/full-days.test.ts': 25_000,
  'sqlite test/server/segments/full-days.test.ts': 25_000,
  'postgres test/server/http/bad-clients.test.ts': 25_000,
  'sqlite test/server/http/bad-clients.test.ts': 30_000,
  'build test/build/package.test.ts': 60_000,
  'ui test/ui/day/rows.test.ts': 15_000,
  'ui test/ui/popup/calendar-offer.test.ts': 15_000,
}

export class Times {
  readonly #known: Map<string, number>

  constructor() {
    this.#known = new Map(Object.entries(read()))
  }

  /**
   * Returns the milliseconds that a test file takes, or an estimate. `file` has the form `PROJECT
   * PATH`.
   */
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
