import { useState } from 'preact/hooks'
import type { ShortCode } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { timeOfDay } from '../../dates.ts'
import { consoleWords } from '../../words/console.ts'
import { peopleWords } from '../../words/people.ts'
import { FailureMessage } from '../failure-message.tsx'
import { useAct } from '../use-act.ts'
import { CopyLink, WhereItOpens } from './links.tsx'
import type { PersonProps } from './person-entry.ts'

/**
 * Lets the administrator connect a person's browser, with a link to send or with a code to read
 * out.
 */
export const PersonConnect = ({ ports, person, links, reload }: PersonProps) => {
  const words = peopleWords.person
  const link = links.made.find((one) => one.person === person.id)
  const [code, setCode] = useState<ShortCode>()
  const { busy, failed, act } = useAct(peopleWords.problems)
  const make = () =>
    act(async () => {
      const { id, name, team } = person
      const made = await ports.invite(id)
      links.keep([{ person: id, name, team: team.name, link: made.link, until: made.expiresAt }])
      await reload()
    })
  const cancel = () =>
    act(async () => {
      await ports.uninvite(person.id)
      links.drop([person.id])
      await reload()
    })
  return (
    <section class="part" aria-labelledby="connect-title">
      <h2 id="connect-title">{words.connect}</h2>
      <p class="says">{words.connectHint}</p>
      <FailureMessage text={failed} />
      <p class="acts">
        <Button id="make-link" disabled={busy} onClick={() => void make()}>
          {words.makeLink}
        </Button>
        <Button
          id="make-code"
          disabled={busy}
          onClick={() => void act(async () => setCode(await ports.makeCode(person.id)))}
        >
          {words.makeCode}
        </Button>
        {person.invitedUntil !== undefined && (
          <Button id="void-link" disabled={busy} onClick={() => void cancel()}>
            {words.voidLink}
          </Button>
        )}
      </p>
      {link && (
        <>
          <CopyLink link={link} take={links.take} />
          <WhereItOpens link={link} />
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
