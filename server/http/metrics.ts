/**
 * Counts requests and rows, for the monitoring system Prometheus. Labels contain no names or ids of
 * people, teams or devices.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { BatchAnswer } from '../../src/sync/contract.ts'

/**
 * Returns the path pattern of the route that answered. The path itself is not used, because it may
 * contain a date: each date would be another value of the label. Entries with the method `ALL` are
 * left out, because they are middleware and not routes.
 */
const routeOf = (c: Context) => {
  if (c.res.status === 404) return 'none'
  return matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? 'none'
}

export const createMetrics = () => {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Histogram({
    name: 'stint_http_request_duration_seconds',
    help: 'Requests answered, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const rows = new Counter({
    name: 'stint_rows_total',
    help: 'Rows of batches, by what became of them.',
    labelNames: ['result'],
    registers,
  })
  const measure: MiddlewareHandler = async (c, next) => {
    const start = performance.now()
    await next()
    const labels = { method: c.req.method, route: routeOf(c), status: c.res.status }
    requests.observe(labels, (performance.now() - start) / 1000)
  }
  return {
    measure,
    contentType: registry.contentType,
    text: () => registry.metrics(),
    countRows: ({ results }: BatchAnswer) => {
      for (const [result, { length }] of Map.groupBy(results, (row) => row.result))
        rows.inc({ result }, length)
    },
    /**
     * Adds metrics of the process, such as memory and event loop. Must be called once per process
     * only.
     */
    watchProcess: () => collectDefaultMetrics({ register: registry }),
  }
}
export type Metrics = ReturnType<typeof createMetrics>
