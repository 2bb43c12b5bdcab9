/** What follows from indicators and the time of the same or of an earlier period. */
import { sumOf, type Totals } from '../report/totals.ts'
import { hour, second } from '../time/units.ts'
import { roundTo } from './amounts.ts'
import { type Figures, marginAmountOf, marginPercentOf } from './figures.ts'

/** With fewer events a ratio is shown as its count: one more or less would change it too much. */
export const LEAST_EVENTS = 5

/** Time of a team or a person in a period, milliseconds. */
export interface PeriodTime {
  worked: number
  selling: number
  /** Milliseconds per category. */
  work: Totals
  /** The same time, milliseconds per category of the base 8. */
  base: Totals
  /** How many people recorded it. */
  people: number
}

/** A value per event or per hour; absent if too few events stand behind it. */
export interface Ratio {
  /** How many events: undefined if they are not known. */
  events: number | undefined
  value?: number
}

export const ratioOf = (
  value: number | undefined,
  events: number | undefined,
): Ratio | undefined => {
  if (value === undefined || !Number.isFinite(value)) return undefined
  return events === undefined || events >= LEAST_EVENTS ? { events, value } : { events }
}

const divide = (part: number | undefined, by: number | undefined, decimals: number) =>
  part === undefined || by === undefined || by === 0 ? undefined : roundTo(part / by, decimals)

/** Milliseconds per event, to the second. */
const timePer = (ms: number, events: number | undefined) => {
  const seconds = divide(ms / second, events, 0)
  return ratioOf(seconds === undefined ? undefined : seconds * second, events)
}

const PROSPECTS = ['prospect-meeting', 'prospect-research']
const CLIENTS = ['client-meeting', 'client-research', 'client-service']
const DIALING = 'dialing'
const TALK = 'outgoing-call'

const timeIn = (totals: Totals, ids: readonly string[]) =>
  ids.reduce((all, id) => all + (totals[id] ?? 0), 0)

/** Deals won with new clients. */
export const newDealsOf = ({ won, repeat }: Figures) =>
  won === undefined || repeat === undefined ? undefined : Math.max(0, won - repeat)

/** What follows from the figures alone. */
export const ofFigures = (figures: Figures) => {
  const { leads, won, volume } = figures
  return {
    /** Percent of the leads. */
    conversion: ratioOf(divide(won === undefined ? undefined : won * 100, leads, 1), won),
    averageDeal: ratioOf(divide(volume, won, 2), won),
    marginAmount: marginAmountOf(figures),
    marginPercent: marginPercentOf(figures),
    newDeals: newDealsOf(figures),
  }
}

const perSellingHour = (amount: number | undefined, { selling }: PeriodTime, won?: number) =>
  ratioOf(amount === undefined ? undefined : divide(amount, selling / hour, 2), won)

/** How many times as much time a new deal took as a repeat one; only of rates, not of counts. */
const timesAsMuch = (perNew: Ratio | undefined, perRepeat: Ratio | undefined) =>
  divide(perNew?.value, perRepeat?.value, 1)

/** What follows from figures and time. */
export const ofTime = (figures: Figures, time: PeriodTime) => {
  const { leads, won, volume, repeat } = figures
  const [dialing, talk] = [timeIn(time.work, [DIALING]), timeIn(time.work, [TALK])]
  const perNewDeal = timePer(timeIn(time.work, PROSPECTS), newDealsOf(figures))
  const perRepeatDeal = timePer(timeIn(time.work, CLIENTS), repeat)
  return {
    /** Selling time for each, milliseconds. */
    perLead: timePer(time.selling, leads),
    perWon: timePer(time.selling, won),
    volumePerHour: perSellingHour(volume, time, won),
    marginPerHour: perSellingHour(marginAmountOf(figures), time, won),
    prospectTime: timeIn(time.work, PROSPECTS),
    clientTime: timeIn(time.work, CLIENTS),
    perNewDeal,
    perRepeatDeal,
    newToRepeat: timesAsMuch(perNewDeal, perRepeatDeal),
    dialing,
    talk,
    /** Dialing and waiting for each minute of talk; undefined where Dialing is not recorded. */
    dialingPerTalk: dialing > 0 ? divide(dialing, talk, 2) : undefined,
    /** Dialing and talk for each lead, where Dialing is recorded. */
    callsPerLead: dialing > 0 ? timePer(dialing + talk, leads) : undefined,
  }
}

/** A cost of fewer people would be that of a named person. */
export const LEAST_PEOPLE_OF_COST = 2

/** What the time cost, to the cent; undefined where it would be one person's. */
export const costOf = (figures: Figures, time: PeriodTime, hourlyCost: number | undefined) => {
  if (hourlyCost === undefined || time.people < LEAST_PEOPLE_OF_COST) return undefined
  const cost = (ms: number) => roundTo((ms / hour) * hourlyCost, 2)
  const { won, repeat } = figures
  const each = (ms: number, events: number | undefined) =>
    ratioOf(divide((ms / hour) * hourlyCost, events, 2), events)
  return {
    byCategory: Object.fromEntries(Object.entries(time.base).map(([id, ms]) => [id, cost(ms)])),
    all: cost(sumOf(time.base)),
    /** All working time, not only selling. */
    perWon: each(time.worked, won),
    perNewDeal: each(timeIn(time.work, PROSPECTS), newDealsOf(figures)),
    perRepeatDeal: each(timeIn(time.work, CLIENTS), repeat),
  }
}

/** Points of selling share that the arithmetic asks about. */
export const MORE_POINTS = 5

/**
 * Arithmetic, no forecast: what more selling time would bring at the present volume for each
 * selling hour. Returns undefined where that is not known, or the share has no room.
 */
export const fivePointsMore = (figures: Figures, time: PeriodTime) => {
  const perHour = perSellingHour(figures.volume, time, figures.won)?.value
  if (perHour === undefined || time.worked === 0) return undefined
  if (time.selling / time.worked > 1 - MORE_POINTS / 100) return undefined
  const ms = Math.round((time.worked * MORE_POINTS) / 100 / second) * second
  return { ms, volume: roundTo(((figures.volume ?? 0) * ms) / time.selling, 2), perHour }
}

/**
 * Arithmetic as well: the selling time that a volume would need in a period at the present volume for each
 * selling hour. Undefined where that is not known, or the volume is there already.
 */
export const sellingTimeTo = (goal: number, figures: Figures, time: PeriodTime) => {
  const perHour = perSellingHour(figures.volume, time, figures.won)?.value
  const gap = goal - (figures.volume ?? goal)
  if (perHour === undefined || perHour <= 0 || gap <= 0) return undefined
  const ms = Math.round((gap * time.selling) / (figures.volume ?? 1) / second) * second
  /** Of the working time, from 0 on: above 1 it has no room for it. */
  const share = (time.selling + ms) / time.worked
  return { ms, gap, perHour, share }
}
