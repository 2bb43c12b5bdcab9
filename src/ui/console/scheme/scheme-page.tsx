import './scheme.css'
import { firstDayOfChange } from '../../../core/scheme/change.ts'
import { preparedScheme, type SchemeDraft } from '../../../core/scheme/draft.ts'
import { dayInFull, fullDate } from '../../dates.ts'
import { SchemeEditor } from '../../settings/categories/scheme-editor.tsx'
import { categoryWords } from '../../words/categories.ts'
import { consoleWords } from '../../words/console.ts'
import { schemeWords as words } from '../../words/scheme.ts'
import { todayHere } from '../date-here.ts'
import { FailureMessage } from '../failure-message.tsx'
import type { IndicatorPorts } from '../indicators/ports.ts'
import { TeamSelect, useManagedTeams } from '../managed-teams.tsx'
import type { PageProps } from '../ports.ts'
import type { SchemePorts, TeamScheme } from './ports.ts'
import { SetUpScheme } from './set-up-scheme.tsx'
import { useTeamScheme } from './use-team-scheme.ts'

const monthsSince = (day: string) =>
  Temporal.PlainDate.from(day).until(todayHere(), { largestUnit: 'month' }).months

/** Says since when the present categories are in force, and when they may be changed again. */
const Standing = ({ view: { settled, pending, allowedFrom } }: { view: SchemeDraft }) => {
  const lines = [
    ...(settled.from
      ? [words.since(dayInFull(settled.from)), words.unchanged(monthsSince(settled.from))]
      : [words.first]),
    !pending && (allowedFrom ? words.nextChange(dayInFull(allowedFrom)) : words.mayChange),
  ]
  return <p id="scheme-standing">{lines.filter(Boolean).join(' ')}</p>
}

/** Says when the prepared change begins, and until which day no other change is then allowed. */
const Preview = ({ view }: { view: SchemeDraft }) => {
  const from = firstDayOfChange(view.versions, todayHere())
  const next = Temporal.PlainDate.from(from).add({ months: preparedScheme(view).changeEvery })
  return <p id="preview">{words.preview(dayInFull(from), dayInFull(next.toString()))}</p>
}

type Answered = NonNullable<TeamScheme['answered']>

const Answers = ({ answered }: { answered: Answered }) => (
  <section class="part" id="answers" aria-labelledby="answers-title">
    <h2 id="answers-title">{words.answers}</h2>
    <p class="says">{words.answered(fullDate(answered.answeredAt))}</p>
    <dl>
      {(['indicatorsInCrm', 'crmForHalfAYear'] as const).map((name) => (
        <div key={name}>
          <dt>{categoryWords[name]}</dt>
          <dd>{answered[name] ? categoryWords.yes : categoryWords.no}</dd>
        </div>
      ))}
    </dl>
  </section>
)

interface TeamProps {
  ports: SchemePorts
  facts: IndicatorPorts['readiness']
  team: string
}

const OfTeam = ({ ports, facts, team }: TeamProps) => {
  const { view, answered, failed, stored, acts } = useTeamScheme(ports, team)
  if (!view) return failed ? <FailureMessage text={failed} /> : <p>{words.loading}</p>
  return (
    <>
      <section id="categories" data-ready="">
        <Standing view={view} />
        <p role="status">{stored && words.stored}</p>
        <SchemeEditor
          view={view}
          colours={{}}
          acts={acts}
          facts={() => facts(team)}
          preview={<Preview view={view} />}
          heading="h2"
        />
      </section>
      {answered && <Answers answered={answered} />}
    </>
  )
}

/**
 * The page of a team's categories. Administrators and the people who lead the team can change them.
 */
export const SchemePage = (props: PageProps) => {
  const { ports, address } = props
  const { teams, team, pick, failed } = useManagedTeams(props, 'scheme')
  if (address.query.has('setup') && team)
    return <SetUpScheme ports={ports.scheme} team={team.id} go={props.go} />
  return (
    <div class="scheme">
      <h1>{consoleWords.pageNames.scheme}</h1>
      <p class="lead">{words.lead}</p>
      <FailureMessage text={failed} />
      {teams && team && <TeamSelect teams={teams} team={team.id} pick={pick} />}
      {team && (
        <OfTeam
          key={team.id}
          ports={ports.scheme}
          facts={ports.indicators.readiness}
          team={team.id}
        />
      )}
    </div>
  )
}
