import type { TeamMode } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { dayInFull, fullDate } from '../../dates.ts'
import { settingsWords } from '../../words/team-settings.ts'
import { ConfirmButton } from '../confirm-button.tsx'
import { FailureMessage } from '../failure-message.tsx'
import type { Named } from '../ports.ts'
import { useAct } from '../use-act.ts'

const words = settingsWords.group

interface GroupProps {
  mode: TeamMode
  /**
   * The administrator who asked to end group mode. Undefined if the reader is not an administrator.
   */
  askedBy: Named | undefined
  me: string
  mayChange: boolean
  set: (mode: TeamMode['mode']) => Promise<void>
}

/**
 * Sentences that say whether the team is in group mode, and whether a request to end it waits for a
 * confirmation.
 */
const modeWords = ({ mode, askedBy, me }: Pick<GroupProps, 'mode' | 'askedBy' | 'me'>) => {
  if (mode.mode === 'named') return [words.named]
  const { since = '', asked, namedFrom } = mode
  const lines = [words.since(dayInFull(since))]
  if (namedFrom) return [...lines, words.ending(dayInFull(namedFrom))]
  if (!asked) return lines
  const until = fullDate(asked.until)
  const isMine = askedBy?.id === me
  return [
    ...lines,
    isMine ? words.youAsked(until) : words.asked(askedBy?.name ?? words.someone, until),
  ]
}

type ActsProps = Pick<GroupProps, 'mode' | 'askedBy' | 'me'> & {
  busy: boolean
  set: (mode: TeamMode['mode']) => void
}

const Acts = ({ mode, askedBy, me, busy, set }: ActsProps) => {
  if (mode.mode === 'named')
    return (
      <ConfirmButton
        id="enter-group"
        label={words.enter}
        sure={words.sure}
        yes={words.yes}
        no={words.no}
        busy={busy}
        act={() => set('group')}
      />
    )
  const isWaiting = mode.asked !== undefined || mode.namedFrom !== undefined
  const mayConfirm = mode.asked !== undefined && askedBy?.id !== me
  return (
    <>
      {!isWaiting && (
        <Button id="leave-group" disabled={busy} onClick={() => set('named')}>
          {words.leave}
        </Button>
      )}
      {mayConfirm && (
        <Button id="confirm-named" disabled={busy} onClick={() => set('named')}>
          {words.confirm}
        </Button>
      )}
      {isWaiting && (
        <Button id="keep-group" disabled={busy} onClick={() => set('group')}>
          {words.keep}
        </Button>
      )}
    </>
  )
}

/**
 * A section in which administrators turn group mode (docs/domain.md, *Who sees what*) on or off.
 * One administrator can turn it on; two are needed to turn it off.
 */
export const GroupMode = ({ mayChange, set, ...shown }: GroupProps) => {
  const { busy, failed, act } = useAct(settingsWords.problems)
  return (
    <section class="part" id="group-mode" aria-labelledby="group-title">
      <h2 id="group-title">{words.title}</h2>
      <div role="status" class="sees">
        {modeWords(shown).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p class="says">{words.explained}</p>
      <FailureMessage text={failed} />
      {mayChange ? (
        <p class="acts">
          <Acts {...shown} busy={busy} set={(mode) => void act(() => set(mode))} />
        </p>
      ) : (
        <p class="says">{words.onlyAdministrators}</p>
      )}
    </section>
  )
}
