import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import {
  BASE,
  type Categories,
  type Category,
  DOCUMENTATION,
  isBase,
} from '../../../core/scheme/categories.ts'
import { nameProblem, type SchemeEdit } from '../../../core/scheme/edits.ts'
import { Button } from '../../button.tsx'
import { colourOf } from '../../colours.ts'
import { namedKeyOf } from '../../keys.ts'
import { categoryWords as words } from '../../words/categories.ts'
import { isRussian, nameOf } from '../../words/names.ts'
import { baseName } from './difference.ts'
import { Names, namesIn } from './names.tsx'
import { useOpener } from './next-focus.ts'

interface RowProps {
  category: Category
  categories: Categories
  colours: Readonly<Record<string, string>>
  /** Whether the category is new and was never in force. If so, it can be removed completely. */
  fresh: boolean
  /** Changes the scheme. Undefined if the person may not edit it. */
  edit: ((edit: SchemeEdit) => Promise<void>) | undefined
}

type Editing = RowProps & { edit: NonNullable<RowProps['edit']>; close: () => void }

/** The buttons that hide a category, show it again, or remove it. */
const HideOrRemove = ({ category, categories, fresh, edit, close }: Editing) => {
  const { id, retired } = category
  const [taken, setTaken] = useState(false)
  if (id === DOCUMENTATION) return null
  const offer = async () => {
    const others = categories.filter((other) => other.id !== id)
    if (nameProblem(category, others) === 'taken') return setTaken(true)
    await edit({ do: 'offer', id })
  }
  if (retired)
    return (
      <>
        <Button onClick={offer}>{words.offer}</Button>
        {taken && (
          <span role="alert" class="failed">
            {words.problems.taken}
          </span>
        )}
      </>
    )
  const retire = async () => {
    close()
    await edit({ do: 'retire', id })
  }
  return <Button onClick={retire}>{fresh ? words.drop : words.retire}</Button>
}

const Form = (props: Editing) => {
  const { category, categories, edit, close } = props
  const { id } = category
  const [problem, setProblem] = useState<keyof typeof words.problems>()
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), [])
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const names = namesIn(given)
    const others = categories.filter((other) => other.id !== id)
    const wrong = nameProblem(names, others)
    setProblem(wrong)
    if (wrong) return
    const parent = given.get('parent')
    close()
    if (names.en !== category.en || names.ru !== category.ru)
      await edit({ do: 'rename', id, ...names })
    if (parent !== null && parent !== category.parent)
      await edit({ do: 'move', id, parent: String(parent) })
  }
  return (
    <form
      class="editing"
      ref={form}
      onSubmit={submit}
      onInput={() => setProblem(undefined)}
      onKeyDown={(event) => {
        if (namedKeyOf(event) === 'Escape') close()
      }}
    >
      <Names id={`edit-${id}`} given={category} problem={problem && words.problems[problem]} />
      {!isBase(id) && (
        <div>
          <label for={`parent-${id}`}>{words.parent}</label>
          <select id={`parent-${id}`} name="parent">
            {BASE.map((base) => (
              <option key={base.id} value={base.id} selected={base.id === category.parent}>
                {baseName(base.id, categories)}
              </option>
            ))}
          </select>
        </div>
      )}
      <p class="acts">
        <button type="submit" class="button main">
          {words.done}
        </button>
        <HideOrRemove {...props} />
        <Button onClick={close}>{words.cancel}</Button>
      </p>
    </form>
  )
}

/** One category of the scheme: its names, and a form that opens to edit it. */
export const Row = (props: RowProps) => {
  const { category, categories, colours, fresh, edit } = props
  const [open, setOpen] = useState(false)
  const opener = useOpener(open)
  const name = nameOf(category)
  const other = isRussian ? category.en : category.ru
  const more = [
    other !== name && other,
    category.retired && category.parent && words.below(baseName(category.parent, categories)),
  ]
  return (
    <li data-category={category.id} data-below={category.retired ? undefined : category.parent}>
      <div class="setting" style={{ '--colour': colourOf(category.id, colours) }}>
        <div>
          <b>{name}</b>
          {fresh && <span class="tag">{words.fresh}</span>}
          <p>{more.filter(Boolean).join(' · ')}</p>
        </div>
        {edit && !open && (
          <button
            type="button"
            class="button"
            ref={opener}
            aria-label={words.editOf(name)}
            onClick={() => setOpen(true)}
          >
            {words.edit}
          </button>
        )}
      </div>
      {edit && open && <Form {...props} edit={edit} close={() => setOpen(false)} />}
    </li>
  )
}
