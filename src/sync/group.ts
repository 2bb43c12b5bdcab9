/** Requests about a team in group mode. Extension and console use the same code. */
import type { Dates } from '../core/report/range.ts'
import { GroupWeeks } from './contract.ts'
import type { Line } from './request.ts'
import { SendError } from './send-error.ts'

/**
 * Returns figures of named people, or the text `group` if the team is in group mode and has no such
 * figures.
 */
export const unlessGroup = <T>(named: Promise<T>): Promise<T | 'group'> =>
  named.catch((error: unknown) => {
    if (error instanceof SendError && error.is('group-mode')) return 'group'
    throw error
  })

/**
 * The weekly figures of a team in group mode.
 * @param range from a Monday to a Sunday
 * @throws SendError, or the reason of the signal of `line`, once that signal is aborted
 */
export const requestGroup = async (
  line: Line,
  { from, to }: Dates,
  team?: string,
): Promise<GroupWeeks['weeks']> => {
  const query = new URLSearchParams({ from, to, ...(team !== undefined && { team }) })
  return (await line.request(`/v1/team/group?${query}`, GroupWeeks)).weeks
}
