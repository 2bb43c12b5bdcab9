import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { BASE, type Categories, type Group, MISC } from '../../../core/scheme/categories.ts'
import {
  categoryFrom,
  MOST_CATEGORIES,
  type Nature,
  nameProblem,
  type SchemeEdit,
  usualKindBelow,
} from '../../../core/scheme/edits.ts'
import { Button } from '../../button.tsx'
import { namedKeyOf } from '../../keys.ts'
import { categoryWords as words } from '../../words/categories.ts'
import { isRussian } from '../../words/names.ts'
import { baseName } from './difference.ts'
import { Names, namesIn } from './names.tsx'
import { useOpener } from './next-focus.ts'

const GROUPS = Object.keys(words.groups) as Group[]
const NATURES = Object.keys(words.natures) as Nature[]

interface AddProps {
  categories: Categories
  /** A proposed name for the new category, from a link on another page. */
  wanted: string | undefined
  edit: (edit: SchemeEdit) => Promise<void>
  /** Called when the form is submitted or cancelled. */
  done: () => void
}

/**
 * Four random letters or digits at the end of an id, so that categories of two teams never have the
 * same id.
 */
const random = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(4)), (n) => (n % 36).toString(36)).join('')

const Parent = ({
  categories,
  value,
  choose,
}: {
  categories: Categories
  value: string
  choose: (parent: string) => void
}) => (
  <div>
    <label for="add-parent">{words.parent}</label>
    <select
      id="add-parent"
      name="parent"
      value={value}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {BASE.map(({ id }) => (
        <option key={id} value={id}>
          {baseName(id, categories)}
        </option>
      ))}
    </select>
  </div>
)

/**
 * The fields for group and nature (`Nature` in core/scheme/edits.ts). They first show the values
 * that are usual for a category below the chosen parent.
 */
const Kind = ({ parent }: { parent: string }) => {
  const usual = usualKindBelow(parent)
  return (
    <>
      <div>
        <label for="add-group">{words.group}</label>
        <select id="add-group" name="group" defaultValue={usual.group}>
          {GROUPS.map((group) => (
            <option key={group} value={group} selected={group === usual.group}>
              {words.groups[group]}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend>{words.nature}</legend>
        {NATURES.map((nature) => (
          <label key={nature}>
            <input
              type="radio"
              name="nature"
              value={nature}
              defaultChecked={nature === usual.nature}
            />
            {words.natures[nature]}
          </label>
        ))}
      </fieldset>
      <p class="hint">{words.fixed}</p>
    </>
  )
}

const Form = ({ categories, wanted, edit, done }: AddProps) => {
  const [parent, setParent] = useState(MISC)
  const [problem, setProblem] = useState<keyof typeof words.problems>()
  const form = useRef<HTMLFormElement>(null)
  // Scrolls to the form and focuses its first field, also for a person who came by a link. The
  // effect runs before the first frame. If it ran later, the focus could leave a field in which the
  // person has begun to type.
  useLayoutEffect(() => {
    form.current?.scrollIntoView({ block: 'center' })
    form.current?.querySelector('input')?.focus()
  }, [])
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(form.current ?? undefined)
    const names = namesIn(given)
    const wrong = categories.length >= MOST_CATEGORIES ? 'many' : nameProblem(names, categories)
    setProblem(wrong)
    if (wrong) return
    const group = GROUPS.find((one) => one === given.get('group')) ?? 'other'
    const nature = NATURES.find((one) => one === given.get('nature')) ?? 'stays'
    await edit({ do: 'add', category: categoryFrom({ ...names, parent, group, nature }, random()) })
    done()
  }
  return (
    <form
      id="add-category"
      ref={form}
      onSubmit={submit}
      onInput={() => setProblem(undefined)}
      onKeyDown={(event) => {
        if (namedKeyOf(event) === 'Escape') done()
      }}
    >
      <Names
        id="add"
        given={{ [isRussian ? 'ru' : 'en']: wanted }}
        problem={problem && words.problems[problem]}
      />
      <Parent categories={categories} value={parent} choose={setParent} />
      <Kind key={parent} parent={parent} />
      <p class="acts">
        <button type="submit" class="button main">
          {words.addIt}
        </button>
        <Button onClick={done}>{words.cancel}</Button>
      </p>
    </form>
  )
}

/** The form that adds a category: its names, its parent, its group and nature. */
export const Add = (props: AddProps) => {
  const [open, setOpen] = useState(false)
  const { wanted, done } = props
  const shown = open || wanted !== undefined
  const opener = useOpener(shown)
  const close = () => {
    setOpen(false)
    done()
  }
  if (shown) return <Form key={wanted} {...props} done={close} />
  return (
    <p>
      <button type="button" id="open-add" class="button" ref={opener} onClick={() => setOpen(true)}>
        {words.add}
      </button>
    </p>
  )
}
