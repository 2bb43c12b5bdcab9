import { useEffect, useState } from 'preact/hooks'
import { dateTime } from '../../dates.ts'
import { consoleWords } from '../../words/console.ts'
import { Failed } from '../failed.tsx'
import type { AccountPorts, Device, PageProps } from '../ports.ts'
import { useAct } from '../use-act.ts'
import { NewCode } from './new-code.tsx'

interface RowProps {
  device: Device
  /** The device is the session of this page. */
  isHere: boolean
  busy: boolean
  revoke: (id: string) => void
}

const DeviceRow = ({ device, isHere, busy, revoke }: RowProps) => {
  const words = consoleWords.account
  const name = device.label ?? words.unknownBrowser
  return (
    <tr>
      <th scope="row">
        {name}
        {isHere && <span class="mark">{words.here}</span>}
      </th>
      <td>{device.console ? words.console : words.extension}</td>
      <td>{dateTime(device.connectedAt)}</td>
      <td>{dateTime(device.lastSeenAt)}</td>
      <td>
        {!isHere && (
          <button
            type="button"
            class="button"
            disabled={busy}
            aria-label={words.revokeOf(name)}
            onClick={() => revoke(device.id)}
          >
            {device.console ? words.end : words.revoke}
          </button>
        )}
      </td>
    </tr>
  )
}

const useDevices = (ports: AccountPorts) => {
  const [devices, setDevices] = useState<readonly Device[]>()
  const acting = useAct()
  const look = async () => setDevices(await ports.devices())
  useEffect(() => {
    void acting.act(look)
  }, [])
  const revoke = (id: string) =>
    void acting.act(async () => {
      await ports.revoke(id)
      await look()
    })
  return { devices, revoke, ...acting }
}

/** The person's own browsers: those that record time, and sessions of the console. */
export const AccountPage = ({ ports, me }: PageProps) => {
  const words = consoleWords.account
  const { devices, busy, failed, revoke } = useDevices(ports.account)
  return (
    <div data-ready={devices && ''}>
      <h1>{consoleWords.pageNames.account}</h1>
      <p class="lead">{words.lead}</p>
      <Failed text={failed} />
      {devices && (
        <div class="scrolls">
          <table>
            <thead>
              <tr>
                {words.columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {devices.map((device) => (
                <DeviceRow
                  key={device.id}
                  device={device}
                  isHere={device.id === me.device}
                  busy={busy}
                  revoke={revoke}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <NewCode ports={ports.account} />
    </div>
  )
}
