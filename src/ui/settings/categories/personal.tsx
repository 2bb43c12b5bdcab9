import { useState } from 'preact/hooks'
import type { ArrangedCategory } from '../../../core/scheme/arrangement.ts'
import type { Categories } from '../../../core/scheme/categories.ts'
import { isLastShown, type KeyProblem, withHidden } from '../../../core/scheme/personal.ts'
import type { Settings } from '../../../core/settings/settings.ts'
import type { StintDatabase } from '../../../store/database.ts'
import {
  moveCategory,
  resetPersonal,
  setColour,
  setHidden,
  setKey,
} from '../../../store/scheme/personal.ts'
import { Button } from '../../button.tsx'
import { colourOf } from '../../colours.ts'
import { namedKeyOf, plainKeyOf } from '../../keys.ts'
import { categoryWords as words } from '../../words/categories.ts'
import { nameOf } from '../../words/common.ts'
import type { Save } from '../use-save.ts'

interface PersonalProps {
  db: StintDatabase
  categories: Categories
  settings: Settings
  save: Save
}

const problemWords = (key: string, problem: KeyProblem) => {
  const shown = key.toUpperCase()
  if (problem.why === 'taken') return words.keyProblems.taken(shown, nameOf(problem.by))
  return problem.why === 'reserved' ? words.keyProblems.reserved(shown) : words.keyProblems.none
}

/**
 * A field for a shortcut. It stores the key that is pressed while the field has the focus, in any
 * keyboard layout.
 */
const Key = ({
  name,
  value,
  invalid,
  set,
}: {
  name: string
  value: string | undefined
  invalid: boolean
  set: (key: string | undefined) => void
}) => (
  <input
    class="own-key"
    aria-label={words.key(name)}
    title={words.key(name)}
    aria-invalid={invalid}
    value={value?.toUpperCase() ?? ''}
    autocomplete="off"
    spellcheck={false}
    onKeyDown={(event) => {
      const name = namedKeyOf(event) ?? ''
      if (name === 'Backspace' || name === 'Delete') set(undefined)
      else if ([...name].length !== 1) return
      else set(plainKeyOf(event) ?? name.toLowerCase())
      event.preventDefault()
    }}
    // On-screen keyboards send no key events, so the last typed character is used.
    onInput={({ currentTarget, isComposing }) => {
      const typed = [...currentTarget.value].at(-1)
      if (!isComposing) currentTarget.value = value?.toUpperCase() ?? ''
      set(typed?.toLowerCase())
    }}
  />
)

interface RowProps extends PersonalProps {
  arranged: ArrangedCategory
  first: boolean
  last: boolean
}

const Row = ({ arranged, first, last, db, categories, settings, save }: RowProps) => {
  const { category, key } = arranged
  const { id } = category
  const name = nameOf(category)
  const [problem, setProblem] = useState<string>()
  const set = (wanted: string | undefined) =>
    save(async () => {
      const found = await setKey(db, id, wanted)
      setProblem(found && problemWords(wanted ?? '', found))
      return found ? 'refused' : undefined
    })
  const shown = !settings.hidden.includes(id)
  const move = (by: -1 | 1, label: string, sign: string, disabled: boolean) => (
    <Button
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={() => save(() => moveCategory(db, id, by))}
    >
      {sign}
    </Button>
  )
  return (
    <li data-category={id}>
      <div class="own-row">
        <input
          type="color"
          aria-label={words.colour(name)}
          value={colourOf(id, settings.colours)}
          onChange={({ currentTarget: { value } }) => save(() => setColour(db, id, value))}
        />
        <b>{name}</b>
        <span class="acts">
          <Key name={name} set={set} value={key} invalid={problem !== undefined} />
          {move(-1, words.up(name), '↑', first)}
          {move(1, words.down(name), '↓', last)}
          <label class="shown">
            <input
              type="checkbox"
              aria-label={words.shown(name)}
              title={words.showIn}
              checked={shown}
              disabled={shown && isLastShown(id, categories, settings)}
              onChange={({ currentTarget: { checked } }) => save(() => setHidden(db, id, !checked))}
            />
          </label>
        </span>
      </div>
      <p role="alert" class="failed">
        {problem}
      </p>
    </li>
  )
}

const Rows = (props: PersonalProps) => {
  const all = withHidden(props.categories, props.settings)
  return (
    <ul class="own">
      {all.map((arranged, i) => (
        <Row
          key={arranged.category.id}
          {...props}
          arranged={arranged}
          first={i === 0}
          last={i === all.length - 1}
        />
      ))}
    </ul>
  )
}

/** The person's own choices about categories: colours, order, keys, and which are hidden. */
export const Personal = (props: PersonalProps) => (
  <section id="personal">
    <h2>{words.yours}</h2>
    <p>
      {words.yoursHint} {words.keyHint}
    </p>
    <Rows {...props} />
    <p class="acts">
      <Button id="reset-personal" onClick={() => props.save(() => resetPersonal(props.db))}>
        {words.reset}
      </Button>
    </p>
    <p class="hint">{words.browserKeys}</p>
  </section>
)
