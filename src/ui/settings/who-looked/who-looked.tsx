import type { StintDatabase } from '../../../store/database.ts'
import { readConnection } from '../../../store/outbox/sending.ts'
import { useLive } from '../../live-query.ts'
import { lookedWords } from '../../words/who-looked.ts'
import { AccessList, type AccessPort } from './access-list.tsx'

/**
 * The section that shows who looked at the person's figures at the endpoint. The latest look is
 * first.
 */
export const WhoLooked = ({
  db,
  ask,
  fail,
}: {
  db: StintDatabase
  ask: AccessPort
  fail: () => void
}) => {
  const read = useLive(async () => ({ connection: await readConnection(db) }), fail)
  return (
    <section id="looked">
      <h2>{lookedWords.title}</h2>
      <p>{lookedWords.intro}</p>
      {read && <AccessList ask={ask} who={read.connection?.token} />}
    </section>
  )
}
