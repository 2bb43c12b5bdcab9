import { useState } from 'preact/hooks'
import type { Invite, ShortCode } from '../../../sync/contract.ts'
import { fullDate, timeOfDay } from '../../dates.ts'
import { consoleWords } from '../../words/console.ts'
import { peopleWords } from '../../words/people.ts'
import { Failed } from '../failed.tsx'
import { useAct } from '../use-act.ts'
import { CopyLink } from './links.tsx'
import type { PersonProps } from './person-entry.ts'

/** Connects a person: with a link to send, or a code to read out. */
export const PersonConnect = ({ ports, person, look }: PersonProps) => {
  const words = peopleWords.person
  const [invite, setInvite] = useState<Invite>()
  const [code, setCode] = useState<ShortCode>()
  const { busy, failed, act } = useAct(peopleWords.problems)
  const make = () =>
    act(async () => {
      setInvite(await ports.invite(person.id))
      await look()
    })
  const cancel = () =>
    act(async () => {
      await ports.uninvite(person.id)
      setInvite(undefined)
      await look()
    })
  return (
    <section class="part" aria-labelledby="connect-title">
      <h2 id="connect-title">{words.connect}</h2>
      <p class="says">{words.connectHint}</p>
      <Failed text={failed} />
      <p class="acts">
        <button
          type="button"
          class="button"
          id="make-link"
          disabled={busy}
          onClick={() => void make()}
        >
          {words.makeLink}
        </button>
        <button
          type="button"
          class="button"
          id="make-code"
          disabled={busy}
          onClick={() => void act(async () => setCode(await ports.makeCode(person.id)))}
        >
          {words.makeCode}
        </button>
        {person.invitedUntil !== undefined && (
          <button
            type="button"
            class="button"
            id="void-link"
            disabled={busy}
            onClick={() => void cancel()}
          >
            {words.voidLink}
          </button>
        )}
      </p>
      {invite && (
        <>
          <CopyLink name={person.name} link={invite.link} />
          <p class="hint">{peopleWords.linkHint(fullDate(invite.expiresAt))}</p>
        </>
      )}
      <div role="status">
        {code && (
          <p>
            <strong class="code">{code.code}</strong>{' '}
            {consoleWords.account.goodUntil(timeOfDay(code.expiresAt))}
          </p>
        )}
      </div>
    </section>
  )
}
