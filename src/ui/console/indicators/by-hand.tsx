import { useEffect, useState } from 'preact/hooks'
import type { OwnDefinition } from '../../../core/indicators/definitions.ts'
import type { IndicatorValue, NewValues } from '../../../sync/contract.ts'
import { monthYear } from '../../report/formats.ts'
import { Segmented } from '../../report/segmented.tsx'
import { allIndicators, nameOfIndicator } from '../../results/amounts.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { FailureMessage } from '../failure-message.tsx'
import { failureWords } from '../failure-words.ts'
import { HandForm } from './hand-form.tsx'
import { keyOf, type Place } from './hand-places.ts'
import type { IndicatorPorts, PersonValues } from './ports.ts'

const words = indicatorWords.enter.hand

interface HandProps {
  ports: IndicatorPorts
  team: string
  own: readonly OwnDefinition[]
  /** The first day of last month and the first day of this month. */
  months: readonly [string, string]
  /**
   * A number that grows when another part of the page has stored values, so that the values are
   * read again.
   */
  version: number
}

const WHOSE = ['team', 'people'] as const
type Whose = (typeof WHOSE)[number]

interface Read {
  whose: Whose
  known: ReadonlyMap<string, number>
  /**
   * `group`: the team is in group mode (docs/domain.md, *Who sees what*), and the endpoint returns
   * no values of a single person.
   */
  people?: readonly PersonValues[] | 'group'
}

const monthly = (values: readonly IndicatorValue[], person?: string) =>
  values
    .filter(({ period }) => period === 'month')
    .map(
      ({ indicator, from, value }) =>
        [keyOf({ indicator, from, ...(person && { person }) }), value] as const,
    )

const readTeam = async ({ ports, team, months: [last, present] }: HandProps): Promise<Read> => ({
  whose: 'team',
  known: new Map(monthly(await ports.values(team, last, present))),
})

const readPeople = async ({ ports, team, months: [last, present] }: HandProps): Promise<Read> => {
  const people = await ports.people(team, last, present)
  if (people === 'group') return { whose: 'people', known: new Map(), people }
  const known = new Map(people.flatMap(({ id, values }) => monthly(values, id)))
  return { whose: 'people', known, people }
}

const useValues = (props: HandProps, whose: Whose) => {
  const { team, months, version } = props
  const [read, setRead] = useState<Read>()
  const [unread, setUnread] = useState('')
  const reload = () => (whose === 'team' ? readTeam : readPeople)(props)
  useEffect(() => {
    let stopped = false
    setUnread('')
    reload().then(
      (next) => !stopped && setRead(next),
      (error) => !stopped && setUnread(failureWords(error)),
    )
    return () => {
      stopped = true
    }
  }, [team, whose, version, ...months])
  return {
    read: read?.whose === whose ? read : undefined,
    unread,
    reload: async () => setRead(await reload()),
  }
}

type FormProps = HandProps & { read: Read; reload: () => Promise<void> }

const storeAndReload =
  ({ ports, team, reload }: FormProps) =>
  async (values: NewValues['values']) => {
    const answer = await ports.store(team, values)
    await reload()
    return answer
  }

/** A table for the team's values of this month and last month, with a row for each indicator. */
const OfTeam = (props: FormProps) => {
  const { own, months, read } = props
  const store = storeAndReload(props)
  return (
    <HandForm
      corner={words.indicator}
      rows={allIndicators(own).map((key) => ({ key, name: nameOfIndicator(key, own) }))}
      columns={months.map((key) => ({ key, name: monthYear(key) }))}
      placeOf={(indicator, from) => ({ indicator, from })}
      known={read.known}
      own={own}
      nameOf={({ indicator, from }) => `${nameOfIndicator(indicator, own)}, ${monthYear(from)}`}
      store={store}
    />
  )
}

/** A table for the people's values of one month, with a row for each person. */
const OfPeople = (props: FormProps & { people: readonly PersonValues[] }) => {
  const { own, months, read, people } = props
  const [month, setMonth] = useState<string>(months[1])
  const store = storeAndReload(props)
  const nameOf = ({ indicator, person }: Place) => {
    const name = people.find(({ id }) => id === person)?.name ?? ''
    return `${name}, ${nameOfIndicator(indicator, own)}`
  }
  return (
    <>
      <Segmented
        id="hand-month"
        label={indicatorWords.results.period}
        options={months}
        nameOf={monthYear}
        chosen={month}
        choose={setMonth}
      />
      <HandForm
        key={month}
        corner={words.person}
        rows={people.map(({ id, name }) => ({ key: id, name }))}
        columns={allIndicators(own).map((key) => ({ key, name: nameOfIndicator(key, own) }))}
        placeOf={(person, indicator) => ({ person, indicator, from: month })}
        known={read.known}
        own={own}
        nameOf={nameOf}
        store={store}
      />
    </>
  )
}

const Shown = (props: FormProps & { whose: Whose }) => {
  const { people } = props.read
  if (props.whose === 'team') return <OfTeam {...props} />
  if (people === 'group') return <p>{words.groupMode}</p>
  return people && people.length > 0 ? (
    <OfPeople {...props} people={people} />
  ) : (
    <p>{words.nobody}</p>
  )
}

/** A form to type values for this month and last month, either of the team or of its people. */
export const ByHand = (props: HandProps) => {
  const [whose, setWhose] = useState<Whose>('team')
  const { read, reload, unread } = useValues(props, whose)
  return (
    <section aria-labelledby="hand-title" id="by-hand">
      <h2 id="hand-title">{words.title}</h2>
      <p class="says">
        {words.lead} {words.of[whose]}
      </p>
      <Segmented
        id="whose"
        label={words.whose}
        options={WHOSE}
        nameOf={(one) => words.whoseNames[one]}
        chosen={whose}
        choose={setWhose}
      />
      <FailureMessage text={unread} />
      {read && <Shown key={whose} {...props} whose={whose} read={read} reload={reload} />}
    </section>
  )
}
