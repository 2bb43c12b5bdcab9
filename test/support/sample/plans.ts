/** Plans of the sample's days, in the words of a sales rep. */
export type Language = 'en' | 'ru'

/** A note in each language of the sample. */
type Note = Readonly<Record<Language, string>>

/** Minutes, category and note of a part of a day. The category `gap` means that nothing was recorded. */
export type Piece = readonly [minutes: number, category: string, note?: Note | undefined]

const note = (en: string, ru: string): Note => ({ en, ru })

const standUp = note('Morning stand-up', 'Утренняя планёрка')
const plants = note('Call list “Plant managers”', 'Список «Директора заводов»')
const bakeries = note('Call list “Bakeries”', 'Список «Пекарни»')
const demo = note('Demo', 'Демонстрация')
const review = note('Quarterly review', 'Итоги квартала')
const dinner = note('Dinner with Nordwind', 'Ужин с «Норд-Вест»')
const visit = note('On site in Halle', 'На объекте в Твери')
const offer = note('Offer for Nordwind', 'Предложение для «Норд-Вест»')
const prices = note('New price list', 'Новый прайс-лист')
const website = note('Their website', 'Сайт клиента')
const market = note('Who bakes in the north', 'Кто печёт на севере')
const invoices = note('Chasing an invoice', 'Поиски счёта')
const expenses = note('Travel expenses', 'Авансовый отчёт')
const printer = note('Printer', 'Принтер')
const pipeline = note('Pipeline review', 'Разбор воронки')

const OFFICE: readonly Piece[] = [
  [28, 'internal-meeting', standUp],
  [13, 'dialing', plants],
  [52, 'outgoing-call', plants],
  [21, 'documentation'],
  [8, 'dialing', plants],
  [37, 'outgoing-call', plants],
  [24, 'research', website],
  [46, 'gap'],
  [9, 'incoming-call'],
  [17, 'documentation'],
  [41, 'offers', offer],
  [12, 'misc', invoices],
  [68, 'prospect-meeting', demo],
  [29, 'documentation'],
  [34, 'outgoing-call'],
  [16, 'misc', printer],
]

const CALLS: readonly Piece[] = [
  [19, 'documentation'],
  [17, 'dialing', bakeries],
  [61, 'outgoing-call', bakeries],
  [14, 'documentation'],
  [12, 'dialing', bakeries],
  [48, 'outgoing-call', bakeries],
  [18, 'research', market],
  [41, 'gap'],
  [11, 'dialing', bakeries],
  [55, 'outgoing-call', bakeries],
  [26, 'documentation'],
  [14, 'incoming-call'],
  [9, 'misc', invoices],
  [43, 'client-meeting', review],
  [22, 'documentation'],
  [24, 'offers', prices],
]

const FIELD: readonly Piece[] = [
  [33, 'documentation'],
  [44, 'drive'],
  [86, 'client-meeting', review],
  [27, 'drive'],
  [52, 'gap'],
  [72, 'prospect-meeting', visit],
  [39, 'drive'],
  [11, 'incoming-call'],
  [42, 'documentation'],
  [19, 'misc', expenses],
  [23, 'outgoing-call'],
]

const FRIDAY: readonly Piece[] = [
  [55, 'internal-meeting', pipeline],
  [31, 'documentation'],
  [9, 'dialing', plants],
  [46, 'outgoing-call', plants],
  [38, 'research', market],
  [44, 'gap'],
  [58, 'offers', offer],
  [33, 'prospect-meeting', demo],
  [25, 'documentation'],
  [18, 'misc', expenses],
  [14, 'misc', invoices],
]

/** The plans of Monday to Friday. */
export const WEEK: readonly (readonly Piece[])[] = [OFFICE, CALLS, FIELD, CALLS, FRIDAY]

/** A dinner with a client that begins at 21:40 and lasts 175 minutes, until after midnight. */
export const LATE: Piece = [175, 'client-meeting', dinner]

/** The first part of today's plan. One of the plans in `MOMENTS` follows it. */
export const TODAY: readonly Piece[] = [
  [30, 'internal-meeting', standUp],
  [66, 'outgoing-call', plants],
  [21, 'documentation'],
  [45, 'outgoing-call', plants],
  [24, 'research', website],
  [48, 'break'],
  [9, 'incoming-call'],
  [7, 'research', website],
]

/** The last part of today's plan, for each state that the sample can show. */
export const MOMENTS = {
  /** The category Documentation runs. Stint has started it, because the CRM is in front. */
  running: [
    [47, 'client-meeting', review],
    [5, 'research', website],
    [14.12, 'documentation'],
  ],
  /** The person has returned from an absence and has not yet said what it was. */
  question: [
    [47, 'unexplained'],
    [5, 'research', website],
    [14.12, 'documentation'],
  ],
  /** A call is recorded, and the CRM has been open for so long that Stint asks "still on the call?". */
  doubt: [
    [47, 'client-meeting', review],
    [19.12, 'outgoing-call', plants],
  ],
  /**
   * A call that Stint detected by its sound has just ended, while the page of a deal was open. Stint
   * asks for the category of the call.
   */
  call: [
    [13, 'research', website],
    [47, 'client-meeting'],
    [6.12, 'research', website],
  ],
  /** No category runs. */
  nothing: [
    [47, 'client-meeting', review],
    [15, 'documentation'],
    [4.12, 'gap'],
  ],
} as const satisfies Record<string, readonly Piece[]>

export type Moment = keyof typeof MOMENTS
