import { useState } from 'preact/hooks'
import type { Settings } from '../../core/settings.ts'
import { pageWords } from '../words/pages.ts'
import { useAllowed } from './allowed.ts'
import type { Notices } from './doors.ts'
import { Switch } from './switch.tsx'

interface NotifyProps {
  notices: Notices
  settings: Settings | undefined
  change: (patch: Partial<Settings>) => void
}

/** A notification asks what a stretch away was; the browser asks for its permission first. */
export const Notify = ({ notices, settings, change }: NotifyProps) => {
  const granted = useAllowed(notices, notices.granted)
  const [denied, setDenied] = useState(false)
  const turn = async (on: boolean) => {
    // First of all, and before any wait: the browser asks only within the click.
    const allowed = !on || (await notices.request())
    setDenied(!allowed)
    if (allowed) change({ notify: on })
  }
  const known = settings && granted !== undefined
  return (
    <Switch
      id="notify"
      label={pageWords.notify}
      on={known ? settings.notify && granted : undefined}
      turn={turn}
    >
      {pageWords.notifyHint}
      {known && settings.notify && !granted && <em> {pageWords.revoked}</em>}
      {denied && <em> {pageWords.denied}</em>}
    </Switch>
  )
}
