/** Why the last act failed; read out when it changes. */
export const Failed = ({ text }: { text: string }) => (
  <div role="alert">{text && <p class="failed">{text}</p>}</div>
)
