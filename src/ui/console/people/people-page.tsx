import './people.css'
import { useEffect, useState } from 'preact/hooks'
import { consoleWords } from '../../words/console.ts'
import { peopleWords } from '../../words/people.ts'
import { schemeWords } from '../../words/scheme.ts'
import { writeAddress } from '../address.ts'
import { FailureMessage } from '../failure-message.tsx'
import type { PageProps } from '../ports.ts'
import { SetUpSteps } from '../set-up-steps.tsx'
import { useAct } from '../use-act.ts'
import { useFocusOn } from '../use-focus-on.ts'
import { PeopleList } from './people-list.tsx'
import type { Lists } from './person-entry.ts'
import { PersonPage } from './person-page.tsx'
import type { PeoplePorts } from './ports.ts'

const useLists = (ports: PeoplePorts) => {
  const [lists, setLists] = useState<Lists>()
  const { failed, act } = useAct(peopleWords.problems)
  const reload = async () => {
    const [members, teams] = await Promise.all([ports.members(), ports.teams()])
    setLists({ members, teams })
  }
  useEffect(() => void act(reload), [])
  return { lists, failed, reload }
}

/**
 * Says what is missing at the end of the set-up: the first people, or a person who leads a team and
 * sees its time.
 */
const LastStep = ({ members, teams }: Lists) => {
  const { people, done, noManager } = schemeWords.setUp
  const isAlone = members.length === 1
  const nobodySees = !isAlone && teams.some((team) => team.members > 0 && team.heads.length === 0)
  return (
    <p id="last-step" class="sees" role="status">
      {isAlone ? people : done} {nobodySees && noManager}
    </p>
  )
}

/**
 * The page where an administrator manages people: all people, or the person whom the address names.
 */
export const PeoplePage = ({ ports, me, address, go, links }: PageProps) => {
  const { lists, failed, reload } = useLists(ports.people)
  const isSetUp = address.query.has('setup')
  const asked = address.query.get('person')
  const person = lists?.members.find(({ id }) => id === asked)
  // The name of the view is the person's id, or '' for the list of people.
  useFocusOn(lists && (person?.id ?? ''))
  const show = (id?: string) =>
    go(writeAddress('people', new URLSearchParams(id && { person: id })))
  return (
    <div data-ready={lists && ''}>
      {isSetUp && <SetUpSteps at={3} />}
      <h1>{person?.name ?? consoleWords.pageNames.people}</h1>
      {isSetUp && lists && <LastStep {...lists} />}
      <FailureMessage text={failed} />
      {lists && !person && (
        <PeopleList ports={ports.people} lists={lists} links={links} reload={reload} show={show} />
      )}
      {lists && person && (
        <PersonPage
          key={person.id}
          ports={ports.people}
          person={person}
          teams={lists.teams}
          everybody={lists.members}
          isMe={person.id === me.id}
          links={links}
          reload={reload}
          back={() => show()}
        />
      )}
    </div>
  )
}
