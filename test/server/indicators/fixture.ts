/** Starts an endpoint with a team, its head and two people. Returns functions for their requests. */
import type {
  IndicatorChoices,
  NewValues,
  TableImport,
  TableImported,
  Values,
  ValuesStored,
} from '../../../src/sync/contract.ts'
import { newDevice, startEndpoint } from '../../support/endpoint/fixture.ts'

type NewValue = NewValues['values'][number]

export const month = (indicator: string, from: string, value: number | null, person?: string) =>
  ({ indicator, period: 'month', from, value, ...(person && { person }) }) satisfies NewValue

export const openFixture = async () => {
  const endpoint = await startEndpoint()
  const hire = async (name: string, role?: 'manager' | 'administrator', team = 'Sales') =>
    newDevice(endpoint, name, team, role)
  const mia = await hire('Mia Roe', 'manager')
  const anna = await hire('Anna Lee')
  const boris = await hire('Boris')
  const ok = async <T>(answer: Response): Promise<T> => {
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  return {
    endpoint,
    hire,
    mia,
    anna,
    boris,
    ids: { mia: mia.member.member, anna: anna.member.member, boris: boris.member.member },
    ok,
    put: async (values: readonly NewValue[], device = mia) =>
      ok<ValuesStored>(await device.ask('/v1/indicators', 'PUT', { values })),
    get: async (query = '', device = mia) =>
      ok<Values>(
        await device.ask(`/v1/indicators?from=2026-01-01&to=2026-12-31${query && `&${query}`}`),
      ),
    choose: async (change: object, device = mia) =>
      ok<IndicatorChoices>(await device.ask('/v1/indicators/choices', 'PUT', change)),
    load: async (csv: string | Uint8Array, more: Partial<TableImport> = {}, device = mia) =>
      ok<TableImported>(
        await device.ask('/v1/indicators/import', 'POST', {
          file: Buffer.from(csv).toString('base64'),
          ...more,
        }),
      ),
  }
}
export type Fixture = Awaited<ReturnType<typeof openFixture>>

/** Returns values of months in a short form, such as `{ 'volume 2026-10-01': 100 }`. */
export const shortly = (values: Values['team'] = []) =>
  Object.fromEntries(
    values
      .filter(({ period }) => period === 'month')
      .map(({ indicator, from, value }) => [`${indicator} ${from}`, value]),
  )
