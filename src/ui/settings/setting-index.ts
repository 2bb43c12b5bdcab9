import { CALL_PRODUCTS } from '../../core/calls/products.ts'
import { LIMITS, type Threshold } from '../../core/settings/thresholds.ts'
import { PRODUCT_NAMES } from '../product-names.ts'
import { keepingWords } from '../words/backup.ts'
import { calendarWords, otherCalendarWords } from '../words/calendar.ts'
import { callWords, otherCallWords } from '../words/calls.ts'
import { categoryWords } from '../words/categories.ts'
import { findWords } from '../words/find-setting.ts'
import { keyWords } from '../words/keys.ts'
import { otherPageWords, pageWords } from '../words/pages.ts'
import { lookedWords } from '../words/who-looked.ts'
import { workingWords } from '../words/working-time.ts'
import { NAMES_IN_RUSSIAN } from './names-in-russian.ts'
import type { SectionId } from './section-titles.ts'
import { TOGGLES } from './toggles.ts'

/** A setting that the search finds. */
export interface Found {
  /** The id of the element to which a link to the setting leads. */
  id: string
  section: SectionId
  label: string
}

type Also = keyof typeof findWords.also

interface Entry extends Found {
  also: Also
  /** More text to search: the hint of the setting, and its label in the other language. */
  more?: string
}

const togglesOf = (section: keyof typeof TOGGLES): Entry[] =>
  TOGGLES[section].map((name) => ({
    id: name,
    section,
    label: pageWords[name],
    also: name,
    more: `${pageWords[`${name}Hint`]} ${otherPageWords[name]}`,
  }))

/**
 * Thresholds that have search words of their own. The other thresholds use the search words of
 * `rules`.
 */
const OF_THRESHOLD: Partial<Record<Threshold, Also>> = {
  idleAfter: 'idle',
  gapAfter: 'asleep',
  longAfter: 'forgotten',
  capAfter: 'forgotten',
}

const threshold = (name: Threshold): Entry => ({
  id: name,
  section: 'rules',
  label: pageWords.rules[name],
  also: OF_THRESHOLD[name] ?? 'rules',
  more: otherPageWords.rules[name],
})

/** Every setting of the page, in the order of the page. */
export const SETTINGS: readonly Entry[] = [
  {
    id: 'find-product',
    section: 'crm',
    label: findWords.useCrm,
    also: 'crm',
    more: [PRODUCT_NAMES, NAMES_IN_RUSSIAN].flatMap((names) => Object.values(names)).join(' '),
  },
  { id: 'own-hosts', section: 'crm', label: pageWords.ownHosts, also: 'own' },
  {
    id: 'sites',
    section: 'crm',
    label: pageWords.sites,
    also: 'sites',
    more: pageWords.sitesIntro,
  },
  ...togglesOf('crm'),
  {
    id: 'find-call',
    section: 'calls',
    label: callWords.title,
    also: 'calls',
    more: `${otherCallWords.title} ${CALL_PRODUCTS.map(({ name }) => name).join(' ')}`,
  },
  {
    id: 'calendar',
    section: 'calendar',
    label: calendarWords.title,
    also: 'calendar',
    more: `${calendarWords.address} ${otherCalendarWords.title}`,
  },
  { id: 'to-company', section: 'exchange', label: findWords.connect, also: 'connect' },
  {
    id: 'send-by-time',
    section: 'exchange',
    label: `${pageWords.sending}: ${pageWords.when}`,
    also: 'when',
  },
  ...togglesOf('sent'),
  {
    id: 'privates',
    section: 'sent',
    label: pageWords.privates,
    also: 'privates',
    more: pageWords.privatesHint,
  },
  { id: 'looked', section: 'looked', label: lookedWords.title, also: 'looked' },
  { id: 'scheme-kind', section: 'categories', label: categoryWords.kind, also: 'kind' },
  { id: 'add', section: 'categories', label: categoryWords.add, also: 'add' },
  { id: 'change-every', section: 'categories', label: categoryWords.every, also: 'every' },
  {
    id: 'personal',
    section: 'personal',
    label: findWords.personal,
    also: 'personal',
    more: categoryWords.yoursHint,
  },
  { id: 'panelKeys', section: 'keys', label: keyWords.panelKeys, also: 'panelKeys' },
  { id: 'shortcuts', section: 'keys', label: keyWords.anywhere, also: 'shortcuts' },
  {
    id: 'day-start',
    section: 'workday',
    label: pageWords.dayStart,
    also: 'dayStart',
    more: pageWords.dayStartHint,
  },
  { id: 'working-week', section: 'workday', label: workingWords.title, also: 'workingWeek' },
  {
    id: 'off-title',
    section: 'workday',
    label: workingWords.offTitle,
    also: 'daysOff',
    more: workingWords.offHint,
  },
  {
    id: 'notify',
    section: 'workday',
    label: pageWords.notify,
    also: 'notify',
    more: otherPageWords.notify,
  },
  {
    id: 'notifyDay',
    section: 'workday',
    label: pageWords.notifyDay,
    also: 'notifyDay',
    more: otherPageWords.notifyDay,
  },
  {
    id: 'notifyWeek',
    section: 'workday',
    label: pageWords.notifyWeek,
    also: 'notifyWeek',
    more: otherPageWords.notifyWeek,
  },
  ...(Object.keys(LIMITS) as Threshold[]).map(threshold),
  { id: 'workdayEnd', section: 'rules', label: pageWords.workdayEnd, also: 'workdayEnd' },
  {
    id: 'trace',
    section: 'rules',
    label: pageWords.trace,
    also: 'trace',
    more: pageWords.traceHint,
  },
  {
    id: 'backup-save',
    section: 'backup',
    label: findWords.saveBackup,
    also: 'backup',
    more: keepingWords.save,
  },
  {
    id: 'backup-file',
    section: 'backup',
    label: findWords.restoreBackup,
    also: 'restore',
    more: keepingWords.putBack,
  },
  { id: 'storage', section: 'storage', label: findWords.storage, also: 'storage' },
]
