import { pageWords } from '../words/pages.ts'
import { Switch } from './switch.tsx'
import type { Toggle } from './toggles.ts'
import type { PartProps } from './use-settings.ts'

/** The toggles that a company's policy can forbid (src/core/settings/policy.ts). */
const RECORDS: readonly Toggle[] = ['keepRecords', 'sendRecords']

interface TogglesProps extends PartProps {
  names: readonly Toggle[]
}

export const Toggles = ({ names, settings, change, policy }: TogglesProps) =>
  names.map((name) => {
    const locked = policy?.noRecords && RECORDS.includes(name)
    return (
      <Switch
        key={name}
        id={name}
        label={pageWords[name]}
        on={settings?.[name]}
        turn={(on) => change({ [name]: on })}
        locked={locked}
      >
        {locked ? pageWords.forbidden : pageWords[`${name}Hint`]}
      </Switch>
    )
  })
