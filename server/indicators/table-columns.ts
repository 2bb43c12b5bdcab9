/**
 * Finds what the columns of a table mean: from the team's earlier choice for the same header, or,
 * if there is none, from their names.
 */
import { createHash } from 'node:crypto'

/** The usual names of each column in exports of common CRMs, in lower case. */
const NAMES: Record<string, readonly string[]> = {
  period: ['period', 'month', 'week', 'date', 'период', 'месяц', 'неделя', 'дата'],
  person: [
    'person',
    'name',
    'employee',
    'owner',
    'deal owner',
    'opportunity owner',
    'responsible',
    'user',
    'sales rep',
    'salesperson',
    'assigned to',
    'сотрудник',
    'ответственный',
    'менеджер',
    'фио',
    'имя',
  ],
  email: ['e-mail', 'email', 'owner email', 'почта', 'электронная почта'],
  created: [
    'created',
    'created at',
    'create date',
    'created date',
    'creation date',
    'start date',
    'deal created',
    'дата создания',
    'создана',
    'создано',
    'дата начала',
  ],
  closed: [
    'closed',
    'closed at',
    'close date',
    'closed date',
    'end date',
    'won time',
    'deal closed',
    'дата закрытия',
    'закрыта',
    'дата завершения',
    'дата окончания',
  ],
  state: [
    'state',
    // The next name is used in exports of the program Tryton.
    'state (string)',
    'stage',
    'status',
    'deal stage',
    'состояние',
    'этап',
    'стадия',
    'этап сделки',
    'статус',
  ],
  amount: ['amount', 'value', 'deal value', 'total', 'revenue', 'бюджет', 'сумма', 'сумма сделки'],
  'amount-margin': ['profit', 'gross profit', 'margin amount', 'прибыль', 'маржа, сумма'],
  leads: ['leads', 'new leads', 'лиды', 'заявки', 'обращения'],
  won: ['won', 'deals', 'deals won', 'won deals', 'sales', 'сделки', 'продажи', 'выиграно'],
  volume: [
    'volume',
    'sales volume',
    'turnover',
    'оборот',
    'объём продаж',
    'объем продаж',
    'выручка',
  ],
  margin: ['margin', 'margin %', 'margin, %', 'маржа', 'маржа %', 'маржа, %', 'маржинальность'],
  'margin-amount': [
    'margin amount',
    'gross margin',
    'маржа, руб.',
    'маржа, сумма',
    'валовая прибыль',
  ],
  repeat: ['repeat', 'repeat deals', 'повторные', 'повторные сделки', 'повторные продажи'],
}

const DEAL_COLUMNS = ['created', 'closed', 'state', 'amount', 'amount-margin']

export const isOfDeals = (columns: readonly (string | null)[]) =>
  columns.some((column) => column !== null && DEAL_COLUMNS.includes(column))

const comparableTitle = (title: string) =>
  title.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * Returns a hash that is equal for equal headers. Headers that differ only in case or spaces count
 * as equal.
 */
export const headerKey = (header: readonly string[]) =>
  createHash('sha256')
    .update(JSON.stringify(header.map(comparableTitle)))
    .digest('base64url')
    .slice(0, 22)

interface OwnNamed {
  id: string
  name: string
}

/**
 * Guesses the meaning of each column from its name. No two columns get the same meaning. A column
 * with an unknown name gets null.
 */
export const guessColumns = (header: readonly string[], own: readonly OwnNamed[]) => {
  const taken = new Set<string>()
  const titles = header.map(comparableTitle)
  const deals = ['created', 'closed', 'state'].some((id) =>
    titles.some((title) => NAMES[id]?.includes(title)),
  )
  const isOffered = (id: string) =>
    ['person', 'email'].includes(id) || DEAL_COLUMNS.includes(id) === deals
  return titles.map((title) => {
    const [known] =
      Object.entries(NAMES).find(
        ([id, names]) => isOffered(id) && !taken.has(id) && names.includes(title),
      ) ?? []
    const id = known ?? own.find(({ name }) => comparableTitle(name) === title)?.id ?? null
    if (id !== null && taken.has(id)) return null
    if (id !== null) taken.add(id)
    return id
  })
}
