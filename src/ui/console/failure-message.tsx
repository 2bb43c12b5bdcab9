/** The message that says why the last action failed. Screen readers read it out when it changes. */
export const FailureMessage = ({ text }: { text: string }) => (
  <div role="alert">{text && <p class="failed">{text}</p>}</div>
)
