import { useState } from 'preact/hooks'
import { Button } from '../button.tsx'
import { pageWords } from '../words/pages.ts'
import { endOf, type SettingsPorts } from './ports.ts'

const WAYS = ['keep', 'fetch', 'erase'] as const

interface LeavingProps extends Pick<SettingsPorts, 'leave' | 'cancel' | 'changed'> {
  close: () => void
}

/** Asks what to do with the recorded time, and then ends the connection. */
export const Leaving = ({ leave, cancel, changed, close }: LeavingProps) => {
  const [state, setState] = useState<'open' | 'busy' | 'failed' | 'portal'>('open')
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const way = new FormData(event.currentTarget as HTMLFormElement).get('way')
    setState('busy')
    try {
      await leave(WAYS.find((one) => one === way) ?? 'keep')
      changed()
    } catch (error) {
      const end = endOf(error)
      setState(end === 'cancelled' ? 'open' : end)
    }
  }
  return (
    <form id="leaving" onSubmit={submit}>
      <fieldset disabled={state === 'busy'}>
        <legend>{pageWords.leaving}</legend>
        {WAYS.map((way) => (
          <label key={way}>
            <input type="radio" name="way" value={way} defaultChecked={way === 'keep'} />
            {pageWords.leavingWays[way]}
          </label>
        ))}
      </fieldset>
      <p class="acts">
        <button type="submit" id="leave" class="button main" disabled={state === 'busy'}>
          {pageWords.disconnect}
        </button>
        <Button onClick={() => (state === 'busy' ? cancel() : close())}>{pageWords.cancel}</Button>
      </p>
      <p role="alert" class="failed">
        {state === 'portal' && `${pageWords.pageBetween} `}
        {(state === 'failed' || state === 'portal') && pageWords.leavingFailed}
      </p>
    </form>
  )
}
