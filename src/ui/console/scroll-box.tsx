import type { ComponentChildren } from 'preact'

interface ScrollBoxProps {
  label: string
  children: ComponentChildren
}

/** A box for a table. If the table is wider than the box, it can be scrolled, also with keys. */
export const ScrollBox = ({ label, children }: ScrollBoxProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing inside takes the focus, so the keys need it
  <figure class="scrolls" tabIndex={0} aria-label={label}>
    {children}
  </figure>
)
