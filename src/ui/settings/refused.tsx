import { type Categories, offeredOf } from '../../core/scheme.ts'
import type { StintDatabase } from '../../store/database.ts'
import { type Mending, mend, type Refused, readRefused } from '../../store/mend.ts'
import { span } from '../formats.ts'
import { useLive } from '../live.ts'
import { nameById, nameOf } from '../words/here.ts'
import { pageWords } from '../words/pages.ts'
import type { Save } from './save.ts'

interface RowProps {
  categories: Categories
  row: Refused
  mend: (mending: Mending) => void
}

const reasonWords = (reason: string) =>
  Object.hasOwn(pageWords.refusedReasons, reason)
    ? pageWords.refusedReasons[reason as keyof typeof pageWords.refusedReasons]
    : pageWords.refusedReasons.malformed

const Category = ({ categories, row, mend }: RowProps) => (
  <select
    aria-label={pageWords.category}
    value=""
    onChange={({ currentTarget: { value } }) => value && mend({ category: value })}
  >
    <option value="">{pageWords.otherCategory}</option>
    {offeredOf(categories)
      .filter(({ id }) => id !== row.category)
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
      {row.reason === 'unknown-category' && <Category {...{ categories, row, mend }} />}
      {row.reason === 'too-long' && (
        <button type="button" class="button" onClick={() => mend('split')}>
          {pageWords.splitDays}
        </button>
      )}
      <button type="button" class="button" onClick={() => mend('again')}>
        {pageWords.again}
      </button>
      <button type="button" class="button" onClick={() => mend('delete')}>
        {pageWords.remove}
      </button>
    </div>
  </li>
)

interface RefusedListProps {
  categories: Categories
  db: StintDatabase
  save: Save
  fail: () => void
}

/** What the endpoint turned down, why, and how to mend it. Nothing else waits for these. */
export const RefusedList = ({ categories, db, save, fail }: RefusedListProps) => {
  const rows = useLive(() => readRefused(db), fail)
  if (!rows?.length) return null
  return (
    <div id="refused">
      <h3>{pageWords.refusedTitle}</h3>
      <p>{pageWords.refusedHint}</p>
      <ul>
        {rows.map((row) => (
          <Row
            key={row.id}
            categories={categories}
            row={row}
            mend={(mending) => save(() => mend(db, row.id, mending))}
          />
        ))}
      </ul>
    </div>
  )
}
