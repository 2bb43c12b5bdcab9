import type { StintDatabase } from '../store/database.ts'
import { noteWorkingTimeSent, readUnsentWorkingTime } from '../store/working-time.ts'
import type { Line } from './request.ts'
import { SendError } from './send-error.ts'

/**
 * Sends the person's working week and days off, without reasons, if the endpoint does not have them
 * yet. An endpoint of an old version does not have this path and refuses the request; this refusal
 * is ignored.
 * @throws SendError
 */
export async function sendWorkingTime(db: StintDatabase, line: Line): Promise<void> {
  const unsent = await readUnsentWorkingTime(db)
  if (!unsent) return
  const { time, mark } = unsent
  await line.requestEmpty('/v1/working-time', { method: 'PUT', body: time }).catch(ifOlder)
  await noteWorkingTimeSent(db, mark)
}

const ifOlder = (error: unknown) => {
  if (!(error instanceof SendError) || error.failure !== 'not-found') throw error
}
