import { expect, test } from 'vitest'
import { ROW_FAULTS_OF_PEOPLE } from '../../../src/sync/contract.ts'
import { en } from '../../../src/ui/words/people-en.ts'
import { ru } from '../../../src/ui/words/people-ru.ts'

test.each([
  ['English', en],
  ['Russian', ru],
])('every fault of a table of people has a sentence in %s', (_, { table }) => {
  expect(Object.keys(table.faults).toSorted()).toEqual([...ROW_FAULTS_OF_PEOPLE].toSorted())
  for (const say of Object.values(table.faults)) expect(say('X')).toMatch(/^[^a-zа-я].*\.$/)
})
