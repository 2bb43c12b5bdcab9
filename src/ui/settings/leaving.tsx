import { useState } from 'preact/hooks'
import { pageWords } from '../words/pages.ts'
import type { SettingsDoors } from './doors.ts'

const WAYS = ['keep', 'fetch', 'erase'] as const

interface LeavingProps extends Pick<SettingsDoors, 'leave' | 'changed'> {
  close: () => void
}

/** What is to become of the time, before the connection ends. */
export const Leaving = ({ leave, changed, close }: LeavingProps) => {
  const [state, setState] = useState<'open' | 'busy' | 'failed'>('open')
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const way = new FormData(event.currentTarget as HTMLFormElement).get('way')
    setState('busy')
    try {
      await leave(WAYS.find((one) => one === way) ?? 'keep')
      changed()
    } catch {
      setState('failed')
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
        <button type="button" class="button" onClick={close}>
          {pageWords.cancel}
        </button>
      </p>
      <p role="alert" class="failed">
        {state === 'failed' && pageWords.leavingFailed}
      </p>
    </form>
  )
}
