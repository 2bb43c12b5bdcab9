/** Shares of selling in public studies, each with its source in docs/indicators.md. */
export interface Benchmark {
  id: 'state-of-sales' | 'cso-insights'
  source: string
  year: number
  /** How many were asked. */
  sample: number
  asked: 'people' | 'companies'
  /** Percent of the working time. */
  selling: number
}

export const BENCHMARKS: readonly Benchmark[] = [
  {
    id: 'state-of-sales',
    source: 'Salesforce, State of Sales, 5th edition',
    year: 2022,
    sample: 7700,
    asked: 'people',
    selling: 28,
  },
  {
    id: 'cso-insights',
    source: 'CSO Insights, Sales Performance Optimization',
    year: 2011,
    sample: 2000,
    asked: 'companies',
    selling: 41,
  },
]
