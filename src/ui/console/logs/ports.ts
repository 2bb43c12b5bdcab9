import type { AllReads, Audit } from '../../../sync/contract.ts'

/** The selection of a log's entries; days as `YYYY-MM-DD`, in the reader's time zone. */
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
