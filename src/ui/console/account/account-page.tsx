import { useEffect } from 'preact/hooks'
import { DataTable } from '../../data-table.tsx'
import { consoleWords } from '../../words/console.ts'
import { browserName } from '../browser-name.ts'
import { EndDevice } from '../end-device.tsx'
import { FailureMessage } from '../failure-message.tsx'
import { InstantText } from '../instant.tsx'
import type { PageProps } from '../ports.ts'
import { useAct } from '../use-act.ts'
import { type ListedDevice, useDevices } from '../use-devices.ts'
import { NewCode } from './new-code.tsx'
import type { AccountPorts } from './ports.ts'

interface RowProps {
  device: ListedDevice
  /** Whether this entry of the list is the console session in which the page is open. */
  isHere: boolean
  busy: boolean
  revoke: (id: string) => void
}

const DeviceRow = ({ device, isHere, busy, revoke }: RowProps) => {
  const words = consoleWords.account
  const name = browserName(device)
  return (
    <tr>
      <th scope="row">
        {name}
        {isHere && <span class="mark">{words.here}</span>}
      </th>
      <td>{device.console ? words.console : words.extension}</td>
      <td>
        <InstantText at={device.connectedAt} />
      </td>
      <td>
        <InstantText at={device.lastSeenAt} />
      </td>
      <td>
        {!isHere && (
          <EndDevice
            device={device}
            label={device.console ? words.end : words.revoke}
            about={words.revokeOf(name)}
            busy={busy}
            end={() => revoke(device.id)}
          />
        )}
      </td>
    </tr>
  )
}

const useOwnDevices = (ports: AccountPorts) => {
  const { devices, reload } = useDevices(ports.devices)
  const acting = useAct()
  useEffect(() => {
    void acting.act(reload)
  }, [])
  const revoke = (id: string) =>
    void acting.act(async () => {
      await ports.revoke(id)
      await reload()
    })
  return { devices, revoke, ...acting }
}

/**
 * The page that lists the person's own browsers: those that record time, and those that are signed
 * in to the console.
 */
export const AccountPage = ({ ports, me }: PageProps) => {
  const words = consoleWords.account
  const { devices, busy, failed, revoke } = useOwnDevices(ports.account)
  return (
    <div data-ready={devices && ''}>
      <h1>{consoleWords.pageNames.account}</h1>
      <p class="lead">{words.lead}</p>
      <FailureMessage text={failed} />
      {devices && (
        <div class="scrolls">
          <DataTable heads={words.columns} hasActs>
            {devices.map((device) => (
              <DeviceRow
                key={device.id}
                device={device}
                isHere={device.id === me.device}
                busy={busy}
                revoke={revoke}
              />
            ))}
          </DataTable>
        </div>
      )}
      <NewCode ports={ports.account} />
    </div>
  )
}
