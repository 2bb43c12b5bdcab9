import type { ComponentChildren } from 'preact'

interface CardProps {
  id: string
  title: string
  value: string
  /** The text that follows the card's value, with the comma or space before it. */
  headline?: string | undefined
  picture: ComponentChildren
  /** How reliable the finding is: the number of days, and how much of their time is explained. */
  sure: readonly string[]
  links: ComponentChildren
  children: ComponentChildren
}

/** A finding: a number, what it means, and the pictures that it comes from. */
export const Card = ({ id, title, value, headline, picture, sure, links, children }: CardProps) => (
  <section class="finding" id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    <p class="headline">
      <span class="value">{value}</span>
      {headline}
    </p>
    {picture}
    <div class="details">{children}</div>
    {sure.length > 0 && <p class="sure">{sure.join(' · ')}</p>}
    <p class="links">{links}</p>
  </section>
)
