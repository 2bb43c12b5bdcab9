interface SegmentedProps<T extends string> {
  label: string
  options: readonly T[]
  nameOf: (option: T) => string
  chosen: T
  choose: (option: T) => void
  /** The text with which the buttons' ids begin. */
  id: string
}

/** A row of buttons to choose one of a few options. */
export const Segmented = <T extends string>(props: SegmentedProps<T>) => {
  const { label, options, nameOf, chosen, choose, id } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as a box of its own
    <div class="segmented" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          id={`${id}-${option}`}
          aria-pressed={option === chosen}
          onClick={() => choose(option)}
        >
          {nameOf(option)}
        </button>
      ))}
    </div>
  )
}
