import { useState } from 'preact/hooks'
import { DEFAULTS, type Settings } from '../../core/settings/settings.ts'
import { isThresholdAllowed, LIMITS, type Threshold } from '../../core/settings/thresholds.ts'
import { Button } from '../button.tsx'
import { pageWords } from '../words/pages.ts'

interface RulesProps {
  settings: Settings
  change: (patch: Partial<Settings>) => void
}

const NAMES = Object.keys(LIMITS) as Threshold[]

const Row = ({ name, settings, change }: RulesProps & { name: Threshold }) => {
  const [refused, setRefused] = useState(false)
  const { unit, ms, least, most } = LIMITS[name]
  const set = (text: string) => {
    const value = Number(text) * ms
    const good = isThresholdAllowed(name, value, settings)
    setRefused(!good)
    if (good) change({ [name]: value })
  }
  return (
    <div class="setting">
      <div>
        <label for={name}>{pageWords.rules[name]}</label>
        <p id={`${name}-more`}>{pageWords.standard(DEFAULTS[name] / ms, pageWords.units[unit])}</p>
        <p role="alert" class="failed">
          {refused && pageWords.between(least / ms, most / ms)}
        </p>
      </div>
      <span class="acts">
        <input
          type="number"
          id={name}
          min={least / ms}
          max={most / ms}
          value={settings[name] / ms}
          aria-invalid={refused}
          aria-describedby={`${name}-more`}
          onChange={({ currentTarget: { value } }) => set(value)}
        />
        {pageWords.units[unit]}
      </span>
    </div>
  )
}

/** The fields for the thresholds of the attribution rules. */
export const Rules = ({ settings, change }: RulesProps) => (
  <>
    {NAMES.map((name) => (
      <Row key={`${name} ${settings[name]}`} name={name} settings={settings} change={change} />
    ))}
    <div class="setting">
      <label for="workdayEnd">{pageWords.workdayEnd}</label>
      <input
        type="time"
        id="workdayEnd"
        value={settings.workdayEnd}
        onChange={({ currentTarget: { value } }) => value && change({ workdayEnd: value })}
      />
    </div>
    <Button
      id="rules-default"
      onClick={() => {
        const { workdayEnd } = DEFAULTS
        change({ ...Object.fromEntries(NAMES.map((name) => [name, DEFAULTS[name]])), workdayEnd })
      }}
    >
      {pageWords.toDefaults}
    </Button>
  </>
)
