import { useEffect, useState } from 'preact/hooks'
import { dateTime } from '../../dates.ts'
import { consoleWords } from '../../words/console.ts'
import { peopleWords } from '../../words/people.ts'
import { Failed } from '../failed.tsx'
import type { Device } from '../ports.ts'
import { useAct } from '../use-act.ts'
import type { PersonProps } from './person-entry.ts'

/** A person's browsers, and their sessions of the console. A lost browser can be disconnected. */
export const PersonDevices = ({ ports, person, look }: PersonProps) => {
  const words = consoleWords.account
  const [devices, setDevices] = useState<readonly Device[]>()
  const { busy, failed, act } = useAct(peopleWords.problems)
  const read = async () => setDevices(await ports.devices(person.id))
  useEffect(() => void act(read), [person.devices])
  const revoke = (id: string) =>
    act(async () => {
      await ports.revoke(person.id, id)
      await read()
      await look()
    })
  return (
    <section class="part" aria-labelledby="devices-title">
      <h2 id="devices-title">{peopleWords.person.browsers}</h2>
      <Failed text={failed} />
      {devices?.length === 0 && <p class="says">{peopleWords.person.noBrowsers}</p>}
      {devices && devices.length > 0 && (
        <div class="scrolls">
          <table id="devices">
            <tbody>
              {devices.map(({ id, label, console, version, lastSeenAt }) => {
                const name = label ?? words.unknownBrowser
                return (
                  <tr key={id}>
                    <th scope="row">{name}</th>
                    <td>
                      {console ? words.console : words.extension} {version}
                    </td>
                    <td>{dateTime(lastSeenAt)}</td>
                    <td>
                      <button
                        type="button"
                        class="button"
                        disabled={busy}
                        aria-label={peopleWords.person.revokeOf(name)}
                        onClick={() => void revoke(id)}
                      >
                        {peopleWords.person.revoke}
                      </button>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
