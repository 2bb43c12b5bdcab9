import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Range } from '../../src/core/report/range.ts'
import {
  addPerson,
  openReportEndpoint,
  person,
  repairedSegments,
  segmentsOf,
  setUpReportEndpoint,
  ZONES,
} from '../support/report-endpoint.ts'

setUpReportEndpoint()

/** In the two weeks after each of these Mondays, the clocks change in at least one of the zones. */
const MONDAYS = ['2026-03-02', '2026-03-23', '2026-10-19', '2026-11-02']

describe("a person's own report and the manager's row", () => {
  it('are equal, over teams with several devices and zones, breaks, private time, corrections and schemes', async () => {
    const setup = await openReportEndpoint(undefined, { schemes: true })
    let count = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...MONDAYS),
        fc.constantFrom(...ZONES),
        fc.array(person, { minLength: 1, maxLength: 3 }),
        async (monday, managerZone, people) => {
          const range: Range = {
            kind: 'own',
            from: monday,
            to: Temporal.PlainDate.from(monday).add({ days: 6 }).toString(),
          }
          const team: { person: Awaited<ReturnType<typeof addPerson>>; knows: number }[] = []
          for (const one of people) {
            const person = await addPerson(setup, {
              name: `Person ${count++}`,
              zone: one.zones[0],
              settings: { dayStart: one.dayStart, privateCategories: one.privates },
            })
            const rows = segmentsOf(one, monday)
            await person.record(rows.map(({ row }) => row))
            await person.record(rows.flatMap(repairedSegments))
            team.push({ person, knows: rows.length })
          }
          const { rowOf } = await setup.seenBy(range, managerZone)
          for (const { person } of team) {
            const own = await person.own(range)
            const row = rowOf(person.name)
            expect(row.sum).toEqual(own.sum)
            const figures = ({
              days,
              quality,
              products,
            }: {
              days: typeof row.days
              quality: typeof row.quality
              products: Record<string, number>
            }) => ({
              days: days.map((day) => ({
                date: day.date,
                work: day.work,
                base: day.base,
                switches: day.switches,
                automatic: day.automatic,
                byHand: day.byHand,
                edited: day.edited,
                unexplained: day.unexplained,
                overlapping: day.overlapping,
              })),
              whole: quality.whole,
              worked: quality.worked,
              products,
            })
            const products = own.documented.products.map(({ product, ms }) => [product, ms])
            expect(figures(row)).toEqual(
              figures({ ...own, products: Object.fromEntries(products) }),
            )
          }
        },
      ),
      // There are only 12 runs, because each of them adds a team at a real endpoint.
      { numRuns: 12, endOnFailure: true },
    )
  })
})
