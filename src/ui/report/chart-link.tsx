import { keepFold } from './kept-view.ts'

/** Scrolls to a chart and unfolds it if necessary. */
export function showChart(id: string) {
  const chart = document.getElementById(id)
  const fold = chart?.closest<HTMLDetailsElement>('details.fold')
  if (fold && !fold.open) {
    fold.open = true
    keepFold(fold.id.replace('fold-', ''), true)
  }
  const title = document.getElementById(`${id}-title`)
  title?.focus()
  title?.scrollIntoView({ block: 'start' })
}

/**
 * A link to a chart on the same page. A click leaves the page's address unchanged, because the
 * address names the range.
 */
export const ChartLink = ({ to, children }: { to: string; children: string }) => (
  <a
    class="to-chart"
    href={`#${to}`}
    onClick={(event) => {
      event.preventDefault()
      showChart(to)
    }}
  >
    {children}
  </a>
)
