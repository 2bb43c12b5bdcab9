/**
 * Gets key indicators from the endpoint, for a person's own pages. The browser does not store them.
 */
import type { Dates } from '../core/report/range.ts'
import type { StintDatabase } from '../store/database.ts'
import { readConnection } from '../store/outbox/sending.ts'
import { IndicatorReadiness, OwnIndicators } from './contract/indicators.ts'
import { INDICATOR_BYTES } from './contract/limits.ts'
import { lineTo } from './request.ts'

/**
 * Fetches the person's own values.
 * @returns undefined if this browser is not connected
 * @throws SendError
 */
export async function fetchOwnIndicators(
  db: StintDatabase,
  { from, to }: Dates,
  signal?: AbortSignal,
): Promise<OwnIndicators | undefined> {
  const connection = await readConnection(db)
  if (!connection) return undefined
  const query = new URLSearchParams({ from, to })
  const line = lineTo(connection, { signal })
  return line.request(`/v1/indicators/mine?${query}`, OwnIndicators, { most: INDICATOR_BYTES })
}

/**
 * Fetches the number of months for which the person's team has values of volume and margin.
 * @returns undefined if this browser is not connected
 * @throws SendError
 */
export async function fetchReadiness(db: StintDatabase): Promise<IndicatorReadiness | undefined> {
  const connection = await readConnection(db)
  return connection && lineTo(connection).request('/v1/indicators/readiness', IndicatorReadiness)
}
