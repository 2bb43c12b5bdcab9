import type { AllReads, Audit } from '../../../sync/contract.ts'

/** The entries of a log to return. Days are `YYYY-MM-DD` in the reader's time zone. */
export interface AskedLog {
  person?: string
  from?: string
  to?: string
  cursor?: string
  limit?: string
}

export interface LogPorts {
  acts: (asked: AskedLog) => Promise<Audit>
  reads: (asked: AskedLog) => Promise<AllReads>
}
