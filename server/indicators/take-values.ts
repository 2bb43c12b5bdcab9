/**
 * Stores values that a person entered or another program sent. Wrong values are reported, and the
 * correct ones are stored.
 */
import { definitionOf } from '../../src/core/indicators/definitions.ts'
import type { NewValues, ValuesStored } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { readChoices } from './choices.ts'
import { differencesForCaller, readGroupRule } from './group-rule.ts'
import { type Given, storeValues } from './store-values.ts'
import { findPerson, type PeopleOfTeam, readPeopleOfTeam } from './table-people.ts'

type NewValue = NewValues['values'][number]

const memberOf = ({ person, email }: NewValue, people: PeopleOfTeam) => {
  if (email !== undefined) {
    const found = findPerson(people, { email })
    return found === 'twice' ? undefined : found?.id
  }
  if (person === undefined) return ''
  return people.byId.get(person)?.id
}

export const takeValues = async (
  db: Database,
  team: string,
  values: NewValues['values'],
  now: number,
): Promise<ValuesStored> => {
  const [{ own }, people] = await Promise.all([readChoices(db, team), readPeopleOfTeam(db, team)])
  const rejected: ValuesStored['rejected'] = []
  const given = values.flatMap((one, index): Given[] => {
    const member = memberOf(one, people)
    const definition = definitionOf(one.indicator, own)
    const isHalf = definition?.measure === 'count' && one.value !== null && !isCount(one.value)
    const why =
      (!definition && 'indicator: not one of the team') ||
      (member === undefined && 'nobody of that team') ||
      (isHalf && 'value: a count is a whole number from 0 on')
    if (why || member === undefined) {
      rejected.push({ index, why: why || '' })
      return []
    }
    const { indicator, period, from, value } = one
    return [{ member, indicator, period, from_date: from, value }]
  })
  const differences = await storeValues(db, team, given, now)
  const { changes, same } = differencesForCaller(differences, await readGroupRule(db, team, now))
  return { stored: changes.length, same: same.length, rejected }
}

export const isCount = (value: number) => Number.isInteger(value) && value >= 0
