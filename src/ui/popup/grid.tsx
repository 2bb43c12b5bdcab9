import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { type ArrangedCategory, arrangeCategories } from '../../core/scheme/arrangement.ts'
import { BASE, type Category, DETAILED } from '../../core/scheme/categories.ts'
import { DEFAULTS } from '../../core/settings/settings.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { colourOf } from '../colours.ts'
import { hoursMinutes } from '../formats.ts'
import { nameOf, words } from '../words/common.ts'
import type { Commands } from './commands.ts'
import { KeysAct } from './key-hint.ts'

interface TileProps {
  category: Category
  hotkey: string | undefined
  colours: Readonly<Record<string, string>> | undefined
  pressed?: boolean | undefined
  busy: boolean
  click: () => void
  children?: ComponentChildren
}

/** One category as a button. Its second line keeps its height even while the line is empty. */
export const Tile = ({ category, hotkey, colours, pressed, busy, click, children }: TileProps) => {
  const key = useContext(KeysAct) && hotkey
  const name = nameOf(category)
  return (
    <button
      type="button"
      class="tile"
      data-category={category.id}
      style={{ '--colour': colourOf(category.id, colours) }}
      aria-pressed={pressed}
      aria-busy={busy}
      aria-keyshortcuts={key || undefined}
      title={key ? `${name} (${key})` : name}
      onClick={click}
    >
      <span class="name">{name}</span>
      {key && (
        <span class="key" aria-hidden="true">
          {key}
        </span>
      )}
      <span class="line">{children}</span>
    </button>
  )
}

interface GridProps {
  view: PopupView | undefined
  totals: Record<string, number> | undefined
  commands: Commands
}

/** The usual categories. They are shown until the person's own categories are read. */
export const FIRST = arrangeCategories(BASE, DEFAULTS)

/**
 * Whether there are more tiles than fit into two columns. If so, the tiles are smaller and the
 * popup is wider.
 */
export const manyOf = ({ length }: readonly ArrangedCategory[]): 'many' | 'most' | undefined => {
  if (length <= BASE.length) return undefined
  return length <= DETAILED.length ? 'many' : 'most'
}

export const Grid = ({ view, totals, commands }: GridProps) => (
  <section class="grid" aria-label={words.categories} data-many={manyOf(view?.offered ?? FIRST)}>
    {(view?.offered ?? FIRST).map(({ category, key }) => (
      <Tile
        key={category.id}
        category={category}
        hotkey={key}
        colours={view?.colours}
        pressed={view && view.running?.category === category.id}
        busy={commands.isPending(category.id)}
        click={() => commands.run(category.id, (store) => store.switchTo(category.id))}
      >
        {totals && (totals[category.id] ? hoursMinutes(totals[category.id] ?? 0) : '—')}
      </Tile>
    ))}
  </section>
)
