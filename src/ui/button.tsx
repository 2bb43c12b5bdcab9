import type { ButtonHTMLAttributes } from 'preact'

/** A button that does not submit the form around it. */
export const Button = (props: ButtonHTMLAttributes) => (
  <button type="button" class="button" {...props} />
)
