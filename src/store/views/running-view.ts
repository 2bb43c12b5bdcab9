import { soundDueAt } from '../../core/attribution/call-by-sound.ts'
import { storedBeyondClock } from '../../core/attribution/clock-set-back.ts'
import { doubtOf } from '../../core/attribution/doubt.ts'
import { isSchemeCheckDue, sendDueAt } from '../../core/day/send-schedule.ts'
import type { StintDatabase } from '../database.ts'
import { readAllNamed } from '../named-rows.ts'
import { ownZone } from '../own-zone.ts'
import { schemeFromRows } from '../scheme/versions.ts'
import { settingsFromRows } from '../settings.ts'
import { dueAtUnlessAsleep } from '../timeline/next-due.ts'
import { readTail } from '../timeline/read-tail.ts'
import { stateOf } from '../timeline/state-of-rows.ts'
import { readQuestion, runningOf } from './running.ts'

/**
 * The data of the badge and its tooltip, and the next times at which something is due. All is read
 * in one transaction.
 */
export const readRunningView = (db: StintDatabase) =>
  db.transaction('r', db.segments, db.attribution, db.named, async () => {
    const named = await readAllNamed(db)
    const { device = '', connection, sending = {}, team, putAway = 0 } = named
    const now = Date.now()
    const [stored, tail, question] = await Promise.all([
      db.attribution.get(device),
      readTail(db, device, now),
      readQuestion(db, device),
    ])
    const settings = settingsFromRows(named)
    const { categories } = schemeFromRows(named, now)
    const state = stored && stateOf(tail, stored.memory, settings, categories)
    return {
      colours: settings.colours,
      now,
      categories,
      running: runningOf(tail),
      question,
      /** Whether the person has chosen *Later* for all open questions. */
      isPutAway: !!question && question.newest <= putAway,
      ahead: stored && storedBeyondClock(stored.latest, now),
      doubt: state && doubtOf(state, now),
      settings,
      /**
       * The instant of the last change (`latest` in database.ts). Undefined before the first
       * change.
       */
      latest: stored?.latest,
      /** When the next rule becomes due if no event comes before, epoch milliseconds. */
      dueAt: state && dueAtUnlessAsleep(state),
      /**
       * When the browser must be observed again, epoch milliseconds, to find out whether a sound
       * has lasted long enough to start a call (rule 10 of docs/domain.md).
       */
      soundDueAt: state && soundDueAt(state),
      /**
       * When sending is due, epoch milliseconds. Undefined if this browser is not connected, or if
       * the person sends by hand only.
       */
      sendDue: connection && sendDueAt(sending, settings, { now, zone: ownZone(), device }),
      /** Whether a request for the team's scheme is due now. */
      teamDue: connection !== undefined && isSchemeCheckDue(team, now),
    }
  })
