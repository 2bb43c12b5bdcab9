import { useEffect, useState } from 'preact/hooks'
import type { Settings } from '../../core/settings.ts'
import { pageWords } from '../words/pages.ts'
import type { Notices } from './doors.ts'
import { Switch } from './switch.tsx'

interface NotifyProps {
  notices: Notices
  settings: Settings | undefined
  change: (patch: Partial<Settings>) => void
}

/** What the browser allows now: the person may take it away in the browser's own pages. */
const useGranted = (notices: Notices) => {
  const [granted, setGranted] = useState<boolean>()
  useEffect(() => {
    const read = () => notices.granted().then(setGranted)
    read()
    return notices.watch(read)
  }, [notices])
  return granted
}

/** A notification asks what a stretch away was; the browser asks for its permission first. */
export const Notify = ({ notices, settings, change }: NotifyProps) => {
  const granted = useGranted(notices)
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
