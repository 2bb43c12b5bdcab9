import '../../report/controls.css'
import './indicators.css'
import { useEffect, useState } from 'preact/hooks'
import { periodOf, shiftPeriod } from '../../../core/indicators/periods.ts'
import type { IndicatorChange, IndicatorChoices } from '../../../sync/contract.ts'
import { amountsIn } from '../../results/amounts.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { todayHere } from '../date-here.ts'
import { FailureMessage } from '../failure-message.tsx'
import { failureWords } from '../failure-words.ts'
import type { PageProps } from '../ports.ts'
import { ByHand } from './by-hand.tsx'
import { Choices } from './choices.tsx'
import type { IndicatorPorts } from './ports.ts'
import { ImportTable } from './table-import.tsx'
import { Targets } from './targets.tsx'
import { TeamPicker, useTeam } from './team-picker.tsx'

const useChoices = (ports: IndicatorPorts, team: string) => {
  const [state, setState] = useState<IndicatorChoices>()
  const [failed, setFailed] = useState('')
  useEffect(() => {
    setState(undefined)
    ports.choices(team).then(setState, (error) => setFailed(failureWords(error)))
  }, [team])
  const change = async (change: IndicatorChange) => setState(await ports.change(team, change))
  return { choices: state, failed, change }
}

interface TeamProps {
  ports: IndicatorPorts
  team: string
}

const OfTeam = ({ ports, team }: TeamProps) => {
  const [today] = useState(todayHere)
  const [version, setVersion] = useState(0)
  const { choices, failed, change } = useChoices(ports, team)
  if (!choices) return failed ? <FailureMessage text={failed} /> : <p>{indicatorWords.loading}</p>
  const present = periodOf('month', today)
  const { own } = choices
  return (
    <>
      <ImportTable
        ports={ports}
        team={team}
        own={own}
        amounts={amountsIn(choices.currency)}
        stored={() => setVersion(version + 1)}
      />
      <ByHand
        ports={ports}
        team={team}
        own={own}
        months={[shiftPeriod('month', present, -1), present]}
        version={version}
      />
      <Targets choices={choices} today={today} change={change} key={own.length} />
      <Choices choices={choices} change={change} />
    </>
  )
}

/**
 * The page where indicators are entered, from a file or by hand, and where their targets are set.
 */
export const IndicatorsPage = (props: PageProps) => {
  const { ports, me } = props
  const { team, pick } = useTeam(props, 'indicators')
  return (
    <div class="indicators">
      <h1>{indicatorWords.enter.title}</h1>
      <p class="lead">{indicatorWords.enter.lead}</p>
      <TeamPicker me={me} team={team} pick={pick} />
      {team && <OfTeam key={team} ports={ports.indicators} team={team} />}
    </div>
  )
}
