/** The requests that the pages about key indicators send. */
import {
  INDICATOR_BYTES,
  IndicatorChoices,
  IndicatorReadiness,
  Reviews,
  TableImported,
  Values,
  ValuesStored,
} from '../../src/sync/contract.ts'
import { unlessGroup } from '../../src/sync/group.ts'
import type { Line } from '../../src/sync/request.ts'
import type { IndicatorPorts } from '../../src/ui/console/indicators/ports.ts'

export const indicatorPorts = ({ request }: Line): IndicatorPorts => {
  const of = (team: string, what = '') => `/v1/indicators${what}?team=${team}`
  return {
    values: async (team, from, to) => {
      const path = `${of(team)}&from=${from}&to=${to}`
      return (await request(path, Values, { most: INDICATOR_BYTES })).team ?? []
    },
    people: (team, from, to) =>
      unlessGroup(
        request(`${of(team)}&from=${from}&to=${to}&by=person`, Values, {
          most: INDICATOR_BYTES,
        }).then(({ people = [] }) => people),
      ),
    store: (team, values) => request(of(team), ValuesStored, { method: 'PUT', body: { values } }),
    importTable: (team, body) =>
      request(of(team, '/import'), TableImported, {
        method: 'POST',
        body,
        most: INDICATOR_BYTES,
      }),
    choices: (team) => request(of(team, '/choices'), IndicatorChoices),
    change: (team, body) =>
      request(of(team, '/choices'), IndicatorChoices, { method: 'PUT', body }),
    readiness: (team) => request(of(team, '/readiness'), IndicatorReadiness),
    reviews: async (team) => (await request(of(team, '/reviews'), Reviews)).reviews,
    review: async (team, body) =>
      (await request(of(team, '/reviews'), Reviews, { method: 'PUT', body })).reviews,
  }
}
