import { keepFold } from './kept-view.ts'

/** Scrolls to a picture and unfolds it if necessary. */
export function showPicture(id: string) {
  const picture = document.getElementById(id)
  const fold = picture?.closest<HTMLDetailsElement>('details.fold')
  if (fold && !fold.open) {
    fold.open = true
    keepFold(fold.id.replace('fold-', ''), true)
  }
  const title = document.getElementById(`${id}-title`)
  title?.focus()
  title?.scrollIntoView({ block: 'start' })
}

/**
 * A link to a picture on the same page. A click leaves the page's address unchanged, because the
 * address names the range.
 */
export const PictureLink = ({ to, children }: { to: string; children: string }) => (
  <a
    class="to-picture"
    href={`#${to}`}
    onClick={(event) => {
      event.preventDefault()
      showPicture(to)
    }}
  >
    {children}
  </a>
)
