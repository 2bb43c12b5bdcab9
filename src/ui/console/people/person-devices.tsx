import { useEffect } from 'preact/hooks'
import { consoleWords } from '../../words/console.ts'
import { peopleWords } from '../../words/people.ts'
import { browserName } from '../browser-name.ts'
import { EndDevice } from '../end-device.tsx'
import { FailureMessage } from '../failure-message.tsx'
import { InstantText } from '../instant.tsx'
import { useAct } from '../use-act.ts'
import { useDevices } from '../use-devices.ts'
import type { PersonProps } from './person-entry.ts'

/**
 * A list of the person's browsers: those that record time, and those that are signed in to the
 * console. A lost browser can be disconnected.
 */
export const PersonDevices = ({ ports, person, reload }: PersonProps) => {
  const words = consoleWords.account
  const { devices, reload: read } = useDevices(() => ports.devices(person.id))
  const { busy, failed, act } = useAct(peopleWords.problems)
  useEffect(() => void act(read), [person.devices])
  const revoke = (id: string) =>
    act(async () => {
      await ports.revoke(person.id, id)
      await read()
      await reload()
    })
  return (
    <section class="part" aria-labelledby="devices-title">
      <h2 id="devices-title">{peopleWords.person.browsers}</h2>
      <FailureMessage text={failed} />
      {devices?.length === 0 && <p class="says">{peopleWords.person.noBrowsers}</p>}
      {devices && devices.length > 0 && (
        <div class="scrolls">
          <table id="devices">
            <tbody>
              {devices.map((device) => {
                const { id, console, version, lastSeenAt } = device
                const name = browserName(device)
                return (
                  <tr key={id}>
                    <th scope="row">{name}</th>
                    <td>
                      {console ? words.console : words.extension} {version}
                    </td>
                    <td>
                      <InstantText at={lastSeenAt} />
                    </td>
                    <td>
                      <EndDevice
                        device={device}
                        label={peopleWords.person.revoke}
                        about={peopleWords.person.revokeOf(name)}
                        busy={busy}
                        end={() => void revoke(id)}
                      />
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
