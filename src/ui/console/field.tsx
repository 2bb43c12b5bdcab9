interface FieldProps {
  id: string
  label: string
  hint?: string
  value: string
  set: (value: string) => void
  required?: boolean
  maxLength?: number
  /**
   * The kind of value that the browser may fill in (https://html.spec.whatwg.org/#autofill-field).
   */
  autoComplete?: string
}

/** A text field with its label above it. */
export const Field = ({ id, label, hint, set, ...input }: FieldProps) => (
  <p class="field">
    <label for={id}>{label}</label>
    <input
      id={id}
      name={id}
      spellcheck={false}
      aria-describedby={hint ? `${id}-hint` : undefined}
      onInput={({ currentTarget }) => set(currentTarget.value)}
      autoComplete="off"
      {...input}
    />
    {hint && (
      <span class="hint" id={`${id}-hint`}>
        {hint}
      </span>
    )}
  </p>
)
