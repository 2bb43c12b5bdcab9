import { type Categories, offeredOf } from '../../core/scheme/categories.ts'
import type { StintDatabase } from '../../store/database.ts'
import {
  type Fix,
  fixRefused,
  fixRefusedCategory,
  type RefusedSegment,
  readRefused,
  sendRefusedAgain,
  UNKNOWN_CATEGORY,
} from '../../store/outbox/fix-refused.ts'
import { Button } from '../button.tsx'
import { span } from '../formats.ts'
import { useLive } from '../live-query.ts'
import { categoryWords } from '../words/categories.ts'
import { nameById, nameOf } from '../words/common.ts'
import { pageWords } from '../words/pages.ts'
import type { Save } from './use-save.ts'

interface RowProps {
  categories: Categories
  row: RefusedSegment
  mend: (mending: Fix) => void
}

const reasonWords = (reason: string) =>
  Object.hasOwn(pageWords.refusedReasons, reason)
    ? pageWords.refusedReasons[reason as keyof typeof pageWords.refusedReasons]
    : pageWords.refusedReasons.malformed

const Category = ({
  categories,
  not,
  choose,
}: {
  categories: Categories
  not: string
  choose: (category: string) => void
}) => (
  <select
    aria-label={pageWords.category}
    value=""
    onChange={({ currentTarget: { value } }) => value && choose(value)}
  >
    <option value="">{pageWords.otherCategory}</option>
    {offeredOf(categories)
      .filter(({ id }) => id !== not)
      .map((category) => (
        <option key={category.id} value={category.id}>
          {nameOf(category)}
        </option>
      ))}
  </select>
)

const Row = ({ categories, row, mend }: RowProps) => (
  <li class="setting">
    <div>
      <b>{nameById(row.category, categories)}</b>
      <p>{span(row.startedAt, row.endedAt)}</p>
      <p class="failed">{reasonWords(row.reason)}</p>
    </div>
    <div class="acts">
      {row.reason === UNKNOWN_CATEGORY && (
        <Category
          not={row.category}
          choose={(category) => mend({ category })}
          categories={categories}
        />
      )}
      {row.reason === 'too-long' && (
        <Button onClick={() => mend('split')}>{pageWords.splitDays}</Button>
      )}
      <Button onClick={() => mend('again')}>{pageWords.again}</Button>
      <Button onClick={() => mend('delete')}>{pageWords.remove}</Button>
    </div>
  </li>
)

interface ManyProps {
  categories: Categories
  category: string
  rows: readonly RefusedSegment[]
  choose: (category: string) => void
}

/** One line to choose another category for all rows whose category is not in the team's scheme. */
const Many = ({ categories, category, rows, choose }: ManyProps) => (
  <li class="setting" data-many={category}>
    <div>
      <b>{nameById(category, categories)}</b>
      <p>{categoryWords.stretches(rows.length)}</p>
      <p class="failed">{reasonWords(UNKNOWN_CATEGORY)}</p>
    </div>
    <div class="acts">
      <Category not={category} categories={categories} choose={choose} />
    </div>
  </li>
)

interface RefusedListProps {
  categories: Categories
  db: StintDatabase
  save: Save
  fail: () => void
}

/**
 * The rows that the endpoint refused, with the reasons and with ways to correct them. Other rows
 * are sent as usual.
 */
export const RefusedList = ({ categories, db, save, fail }: RefusedListProps) => {
  const rows = useLive(() => readRefused(db), fail)
  if (!rows?.length) return null
  const unknown = Map.groupBy(
    rows.filter(({ reason }) => reason === UNKNOWN_CATEGORY),
    ({ category }) => category,
  )
  const many = [...unknown].filter(([, all]) => all.length > 1)
  const single = rows.filter((row) => !many.some(([, all]) => all.includes(row)))
  return (
    <div id="refused">
      <h3>{pageWords.refusedTitle}</h3>
      <p>{pageWords.refusedHint}</p>
      <ul>
        {many.map(([category, all]) => (
          <Many
            key={category}
            categories={categories}
            category={category}
            rows={all}
            choose={(to) => save(() => fixRefusedCategory(db, category, to))}
          />
        ))}
        {single.map((row) => (
          <Row
            key={row.id}
            categories={categories}
            row={row}
            mend={(mending) => save(() => fixRefused(db, row.id, mending))}
          />
        ))}
      </ul>
      {rows.length > 1 && (
        <p class="acts">
          <Button id="again-all" onClick={() => save(() => sendRefusedAgain(db))}>
            {pageWords.againAll}
          </Button>
        </p>
      )}
    </div>
  )
}
