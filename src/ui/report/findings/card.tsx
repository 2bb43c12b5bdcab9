import type { ComponentChildren } from 'preact'

interface CardProps {
  id: string
  title: string
  value: string
  /** The text that follows the card's value, with the comma or space before it. */
  headline?: string | undefined
  chart: ComponentChildren
  /** How reliable the finding is: the number of days, and how much of their time has a category. */
  sure: readonly string[]
  links: ComponentChildren
  children: ComponentChildren
}

/**
 * A card with one finding: a number, what the number means, and links to the charts that show
 * more.
 */
export const Card = ({ id, title, value, headline, chart, sure, links, children }: CardProps) => (
  <section class="finding" id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    <p class="headline">
      <span class="value">{value}</span>
      {headline}
    </p>
    {chart}
    <div class="details">{children}</div>
    {sure.length > 0 && <p class="sure">{sure.join(' · ')}</p>}
    <p class="links">{links}</p>
  </section>
)
