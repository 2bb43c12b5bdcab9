import { DIALECTS } from '../../../core/report/csv.ts'
import { keepChoice, readChoice } from '../../kept-choice.ts'
import type { TablesPort } from '../../report/ports.ts'

const KEY = 'tables'

const isDialect = (name: string): name is keyof typeof DIALECTS => Object.hasOwn(DIALECTS, name)

/**
 * The format of exported tables (their separators, `DIALECTS`) that the person chose. The choice is
 * stored in this browser.
 */
export const keptTables: TablesPort = {
  read: async () => {
    const kept = readChoice(KEY)
    return isDialect(kept) ? kept : 'auto'
  },
  keep: async (tables) => keepChoice(KEY, tables === 'auto' ? '' : tables),
}
