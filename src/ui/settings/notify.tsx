import { useState } from 'preact/hooks'
import type { Settings } from '../../core/settings/settings.ts'
import { pageWords } from '../words/pages.ts'
import type { Notices } from './ports.ts'
import { Switch } from './switch.tsx'
import { useAllowed } from './use-allowed.ts'

interface NotifyProps {
  notices: Notices
  settings: Settings | undefined
  change: (patch: Partial<Settings>) => void
}

interface OneProps extends NotifyProps {
  name: 'notify' | 'notifyDay' | 'notifyWeek'
  label: string
  hint: string
}

/** The switch for one notification. When it is switched on, the browser asks for permission. */
const NotificationSwitch = ({ notices, settings, change, name, label, hint }: OneProps) => {
  const granted = useAllowed(notices, notices.granted)
  const [denied, setDenied] = useState(false)
  const turn = async (on: boolean) => {
    // The permission is requested before the first `await`, because the browser asks the person
    // only within the click.
    const allowed = !on || (await notices.request())
    setDenied(!allowed)
    if (allowed) change({ [name]: on })
  }
  const known = settings && granted !== undefined
  return (
    <Switch id={name} label={label} on={known ? settings[name] && granted : undefined} turn={turn}>
      {hint}
      {known && settings[name] && !granted && <em> {pageWords.revoked}</em>}
      {denied && <em> {pageWords.denied}</em>}
    </Switch>
  )
}

/** The switches for the notifications about time away, and at the end of a day and of a week. */
export const Notify = (props: NotifyProps) => (
  <>
    <NotificationSwitch
      {...props}
      name="notify"
      label={pageWords.notify}
      hint={pageWords.notifyHint}
    />
    <NotificationSwitch
      {...props}
      name="notifyDay"
      label={pageWords.notifyDay}
      hint={pageWords.notifyDayHint}
    />
    <NotificationSwitch
      {...props}
      name="notifyWeek"
      label={pageWords.notifyWeek}
      hint={pageWords.notifyWeekHint}
    />
  </>
)
