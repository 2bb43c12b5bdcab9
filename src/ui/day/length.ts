import { durations, inWords } from '../formats.ts'

const minute = 60_000
const second = 1000

const inSeconds = durations({ style: 'narrow', secondsDisplay: 'always' })

const minuteOf = (at: number) => Math.floor(at / minute)

/**
 * How long a row is, as follows from the times beside it: what begins at 10:00 and ends at 12:30 is
 * `2h 30m`, whatever the seconds are. What has less than a minute is told in seconds: `7s`.
 */
export const lengthOf = ({ startedAt, endedAt }: { startedAt: number; endedAt: number }) => {
  const ms = endedAt - startedAt
  if (ms >= minute) return inWords((minuteOf(endedAt) - minuteOf(startedAt)) * minute)
  return inSeconds().format({ seconds: Math.max(1, Math.floor(ms / second)) })
}
