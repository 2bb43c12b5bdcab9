/** Figures computed from indicators together with the time of the same or an earlier period. */
import { sumOf, type Totals } from '../report/totals.ts'
import { hour, second } from '../time/units.ts'
import { roundTo } from './amounts.ts'
import { type Figures, marginAmountOf, marginPercentOf } from './figures.ts'

/**
 * If there are fewer events (leads or deals) than this, only their number is shown, and not the
 * ratio: one event more or less would change the ratio too much.
 */
export const LEAST_EVENTS = 5

/** Time of a team or a person in a period, milliseconds. */
export interface PeriodTime {
  worked: number
  selling: number
  /** Milliseconds per category. */
  work: Totals
  /** Milliseconds per base category, for the same time as `work`. */
  base: Totals
  /** The number of people who recorded this time. */
  people: number
}

/**
 * A value per event or per hour. `value` is absent if there are too few events (`LEAST_EVENTS`).
 */
export interface Ratio {
  /** The number of events. Undefined if it is not known. */
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

/** Milliseconds per event, rounded to full seconds. */
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

/** The number of deals won with new clients. */
const newDealsOf = ({ won, repeat }: Figures) =>
  won === undefined || repeat === undefined ? undefined : Math.max(0, won - repeat)

/** Figures computed from the indicators alone. */
export const ofFigures = (figures: Figures) => {
  const { leads, won, volume } = figures
  return {
    /** Percent of the leads that became won deals. */
    conversion: ratioOf(divide(won === undefined ? undefined : won * 100, leads, 1), won),
    averageDeal: ratioOf(divide(volume, won, 2), won),
    marginAmount: marginAmountOf(figures),
    marginPercent: marginPercentOf(figures),
    newDeals: newDealsOf(figures),
  }
}

const perSellingHour = (amount: number | undefined, { selling }: PeriodTime, won?: number) =>
  ratioOf(amount === undefined ? undefined : divide(amount, selling / hour, 2), won)

/**
 * The time per new deal divided by the time per repeat deal (a deal with an existing client).
 * Undefined if there are too few new deals or too few repeat deals.
 */
const timesAsMuch = (perNew: Ratio | undefined, perRepeat: Ratio | undefined) =>
  divide(perNew?.value, perRepeat?.value, 1)

/** Figures computed from the indicators and the time. */
export const ofTime = (figures: Figures, time: PeriodTime) => {
  const { leads, won, volume, repeat } = figures
  const [dialing, talk] = [timeIn(time.work, [DIALING]), timeIn(time.work, [TALK])]
  const perNewDeal = timePer(timeIn(time.work, PROSPECTS), newDealsOf(figures))
  const perRepeatDeal = timePer(timeIn(time.work, CLIENTS), repeat)
  return {
    /** Selling time per lead and per won deal, milliseconds. */
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
    /** Minutes of dialing and waiting per minute of talk. Undefined if Dialing was not recorded. */
    dialingPerTalk: dialing > 0 ? divide(dialing, talk, 2) : undefined,
    /** Time of dialing and talk per lead, milliseconds. Undefined if Dialing was not recorded. */
    callsPerLead: dialing > 0 ? timePer(dialing + talk, leads) : undefined,
  }
}

/**
 * A cost is given only for at least this number of people. With one person, it would be the cost of
 * a named person.
 */
const LEAST_PEOPLE_OF_COST = 2

/**
 * The cost of the working time, rounded to the cent. Returns undefined if one person recorded all
 * of this time.
 */
export const costOf = (figures: Figures, time: PeriodTime, hourlyCost: number | undefined) => {
  if (hourlyCost === undefined || time.people < LEAST_PEOPLE_OF_COST) return undefined
  const cost = (ms: number) => roundTo((ms / hour) * hourlyCost, 2)
  const { won, repeat } = figures
  const each = (ms: number, events: number | undefined) =>
    ratioOf(divide((ms / hour) * hourlyCost, events, 2), events)
  return {
    byCategory: Object.fromEntries(Object.entries(time.base).map(([id, ms]) => [id, cost(ms)])),
    all: cost(sumOf(time.base)),
    /** The cost per won deal of all working time, not only of selling time. */
    perWon: each(time.worked, won),
    perNewDeal: each(timeIn(time.work, PROSPECTS), newDealsOf(figures)),
    perRepeatDeal: each(timeIn(time.work, CLIENTS), repeat),
  }
}

/** Percentage points that are added to the selling share in the calculation "five points more". */
const MORE_POINTS = 5

/**
 * The additional volume if the share of selling time were five percentage points higher, at the
 * present volume per selling hour. This is arithmetic and no forecast. Returns undefined if the
 * volume per selling hour is not known, or if the share would be above 100 %.
 */
export const fivePointsMore = (figures: Figures, time: PeriodTime) => {
  const perHour = perSellingHour(figures.volume, time, figures.won)?.value
  if (perHour === undefined || time.worked === 0) return undefined
  if (time.selling / time.worked > 1 - MORE_POINTS / 100) return undefined
  const ms = Math.round((time.worked * MORE_POINTS) / 100 / second) * second
  return { ms, volume: roundTo(((figures.volume ?? 0) * ms) / time.selling, 2), perHour }
}

/**
 * How much more selling time a period would need for its volume to reach `goal`, at its volume per
 * selling hour. This is arithmetic and no forecast. Returns undefined if the volume per selling
 * hour is not known or not above 0, or if the goal is already reached.
 */
export const sellingTimeTo = (goal: number, figures: Figures, time: PeriodTime) => {
  const perHour = perSellingHour(figures.volume, time, figures.won)?.value
  const gap = goal - (figures.volume ?? goal)
  if (perHour === undefined || perHour <= 0 || gap <= 0) return undefined
  const ms = Math.round((gap * time.selling) / (figures.volume ?? 1) / second) * second
  /**
   * A part of the working time, 0 or more. If it is above 1, the needed selling time is longer than
   * the working time.
   */
  const share = (time.selling + ms) / time.worked
  return { ms, gap, perHour, share }
}
