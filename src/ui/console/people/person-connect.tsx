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
 * Returns functions that make the person's invite link, make that link invalid, or make a one-time
 * code.
 */
const useInviting = ({ ports, person, links, reload }: PersonProps) => {
  const [code, setCode] = useState<ShortCode>()
  const { busy, failed, act } = useAct(peopleWords.problems)
  const makeLink = () =>
    act(async () => {
      const { id, name, team } = person
      const made = await ports.invite(id)
      links.keep([{ person: id, name, team: team.name, link: made.link, until: made.expiresAt }])
      await reload()
    })
  const voidLink = () =>
    act(async () => {
      await ports.uninvite(person.id)
      links.drop([person.id])
      await reload()
    })
  const makeCode = () => act(async () => setCode(await ports.makeCode(person.id)))
  return { code, makeLink, voidLink, makeCode, busy, failed }
}

/**
 * Lets the administrator connect a person's browser, with a link to send or with a code to read
 * out.
 */
export const PersonConnect = (props: PersonProps) => {
  const { person, links } = props
  const words = peopleWords.person
  const link = links.made.find((one) => one.person === person.id)
  const { code, makeLink, voidLink, makeCode, busy, failed } = useInviting(props)
  return (
    <section class="part" aria-labelledby="connect-title">
      <h2 id="connect-title">{words.connect}</h2>
      <p class="says">{words.connectHint}</p>
      <FailureMessage text={failed} />
      <p class="acts">
        <Button id="make-link" disabled={busy} onClick={() => void makeLink()}>
          {words.makeLink}
        </Button>
        <Button id="make-code" disabled={busy} onClick={() => void makeCode()}>
          {words.makeCode}
        </Button>
        {person.invitedUntil !== undefined && (
          <Button id="void-link" disabled={busy} onClick={() => void voidLink()}>
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
