interface CheckboxGroupProps<Name extends string> {
  legend: string
  hint?: string
  offered: readonly Name[]
  names: Readonly<Record<Name, string>>
  ticked: readonly Name[]
  tick: (ticked: readonly Name[]) => void
}

export const CheckboxGroup = <Name extends string>({
  legend,
  hint,
  offered,
  names,
  ticked,
  tick,
}: CheckboxGroupProps<Name>) => (
  <fieldset class="leads">
    <legend>{legend}</legend>
    {hint && <p class="hint">{hint}</p>}
    {offered.map((name) => (
      <label key={name} class="tick">
        <input
          type="checkbox"
          name={name}
          checked={ticked.includes(name)}
          onChange={({ currentTarget }) =>
            tick(currentTarget.checked ? [...ticked, name] : ticked.filter((one) => one !== name))
          }
        />
        {names[name]}
      </label>
    ))}
  </fieldset>
)
