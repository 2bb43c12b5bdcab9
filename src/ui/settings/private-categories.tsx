import type { Categories } from '../../core/scheme/categories.ts'
import type { Settings } from '../../core/settings/settings.ts'
import type { StintDatabase } from '../../store/database.ts'
import { setPrivate } from '../../store/settings-commands.ts'
import { nameOf } from '../words/common.ts'
import { pageWords } from '../words/pages.ts'
import type { Save } from './use-save.ts'

interface PrivatesProps {
  categories: Categories
  db: StintDatabase
  settings: Settings
  save: Save
}

/** The switches that make categories private. The time of a private category is never sent. */
export const Privates = ({
  categories,
  db,
  settings: { privateCategories },
  save,
}: PrivatesProps) => (
  <details id="privates" open={privateCategories.length > 0}>
    <summary>{pageWords.privates}</summary>
    <p>{pageWords.privatesHint}</p>
    <div class="choices">
      {categories
        .filter(({ id, retired }) => !retired || privateCategories.includes(id))
        .map((category) => (
          <label key={category.id}>
            <input
              type="checkbox"
              name="private"
              value={category.id}
              checked={privateCategories.includes(category.id)}
              onChange={({ currentTarget: { checked } }) =>
                save(() => setPrivate(db, category.id, checked))
              }
            />
            {nameOf(category)}
          </label>
        ))}
    </div>
  </details>
)
