import type { ComponentChildren } from 'preact'

interface ScrollsProps {
  label: string
  children: ComponentChildren
}

/** A table that is scrolled by itself where it is too wide, also by keys. */
export const Scrolls = ({ label, children }: ScrollsProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing inside takes the focus, so the keys need it
  <figure class="scrolls" tabIndex={0} aria-label={label}>
    {children}
  </figure>
)
