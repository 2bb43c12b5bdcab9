/** A share of selling time from a public study. docs/indicators.md has the source of each study. */
interface Benchmark {
  id: 'proudfoot' | 'industrial-performance' | 'cso-insights'
  source: string
  year: number
  /** Selling time in percent of the working time. */
  selling: number
}

export const BENCHMARKS: readonly Benchmark[] = [
  {
    id: 'proudfoot',
    source: 'Proudfoot Consulting, Productivity Report',
    year: 2005,
    selling: 21,
  },
  {
    id: 'industrial-performance',
    source: 'Industrial Performance Group, What Consumes Your Time?',
    year: 2006,
    selling: 38,
  },
  {
    id: 'cso-insights',
    source: 'CSO Insights, Sales Performance Optimization',
    year: 2011,
    selling: 41,
  },
]
