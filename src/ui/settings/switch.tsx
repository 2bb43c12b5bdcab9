import type { ComponentChildren } from 'preact'

interface SwitchProps {
  id: string
  label: string
  on: boolean | undefined
  turn: (on: boolean) => void
  /** Whether the person may not change the switch. */
  locked?: boolean | undefined
  children?: ComponentChildren
}

/** A switch with its label. `children` explain it. */
export const Switch = ({ id, label, on, turn, locked, children }: SwitchProps) => (
  <div class="setting">
    <div>
      <label for={id}>{label}</label>
      <p id={`${id}-more`}>{children}</p>
    </div>
    <button
      type="button"
      role="switch"
      id={id}
      aria-checked={on ?? false}
      aria-describedby={`${id}-more`}
      disabled={on === undefined || locked}
      onClick={() => turn(!on)}
    />
  </div>
)
