interface Named {
  id: string
  name: string
}

/** The options of a select field for teams or people. */
export const NamedOptions = ({ of }: { of: readonly Named[] }) => (
  <>
    {of.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
  </>
)
