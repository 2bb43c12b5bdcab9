import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type Categories, type Category, isBase } from '../../../core/scheme/categories.ts'
import type { SchemeEdit } from '../../../core/scheme/edits.ts'
import { categoryWords as words } from '../../words/categories.ts'
import { Row } from './row.tsx'

interface FoldedProps {
  id: string
  /**
   * The `name` of the `details` element. Browsers keep only one of the elements with the same name
   * open.
   */
  group: string
  summary: string
  /**
   * The content of the folded part. The content is drawn only when the part is opened, because it
   * is long and few people need it.
   */
  children: () => ComponentChildren
}

const Folded = ({ id, group, summary, children }: FoldedProps) => {
  const [open, setOpen] = useState(false)
  return (
    <details id={id} name={group} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children()}
    </details>
  )
}

interface ListProps {
  categories: Categories
  /** The categories in force. Categories that are not among them are new. */
  settled: Categories
  colours: Readonly<Record<string, string>>
  edit: ((edit: SchemeEdit) => Promise<void>) | undefined
}

/** The categories in order: each base category, followed by its sub-categories. */
const inFamilies = (offered: Categories): Category[] => {
  const bases = offered.filter(({ id }) => isBase(id))
  const below = (base: Category) => offered.filter(({ parent }) => parent === base.id)
  const families = bases.flatMap((base) => [base, ...below(base)])
  // Categories whose base category is hidden are last.
  return [...families, ...offered.filter((category) => !families.includes(category))]
}

/** The list of categories. Hidden categories are last, and folded. */
export const List = ({ categories, settled, colours, edit }: ListProps) => {
  const rows = (some: Categories) => (
    <ul class="categories">
      {some.map((category) => (
        <Row
          key={category.id}
          category={category}
          categories={categories}
          colours={colours}
          edit={edit}
          fresh={!settled.some(({ id }) => id === category.id)}
        />
      ))}
    </ul>
  )
  const retired = categories.filter((category) => category.retired)
  return (
    <>
      {rows(inFamilies(categories.filter((category) => !category.retired)))}
      {retired.length > 0 && (
        <Folded id="retired" group="scheme" summary={words.notOffered(retired.length)}>
          {() => (
            <>
              <p>{words.notOfferedHint}</p>
              {rows(retired)}
            </>
          )}
        </Folded>
      )}
    </>
  )
}
