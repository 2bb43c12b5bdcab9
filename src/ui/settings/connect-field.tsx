import { useLayoutEffect, useRef } from 'preact/hooks'
import { Button } from '../button.tsx'
import { joinWords } from '../words/join.ts'
import { pageWords } from '../words/pages.ts'
import type { PastedParts } from './ports.ts'
import type { Problem } from './use-connecting.ts'

const messageOf = (problem: Problem): string =>
  problem in joinWords.problems
    ? joinWords.problems[problem as keyof typeof joinWords.problems]
    : pageWords.connectFailures[problem as keyof typeof pageWords.connectFailures]

/** Whether the cause of a problem is the text in the field, and not the server or the network. */
const isOfText = (problem: Problem | undefined) =>
  problem !== undefined && (problem in joinWords.problems || ['address', 'code'].includes(problem))

/** An address without `https://`, as people say it. */
export const spokenUrl = (url: string) => url.replace(/^https:\/\//, '')

export const Failed = ({ problem }: { problem: Problem | undefined }) => (
  <p role="alert" class="failed">
    {problem && messageOf(problem)}
  </p>
)

interface FieldProps {
  parts: PastedParts
  problem: Problem | undefined
  isBusy: boolean
  take: (text: string) => void
  cancel: () => void
}

/** The label of the field: what the person must still enter. */
const labelOf = ({ url, code }: PastedParts) => {
  if (url && code) return joinWords.field
  if (code) return joinWords.addressToo
  return url ? joinWords.codeToo : joinWords.field
}

/**
 * One field for every form of invitation: a link, an address, a code, or a message that contains
 * these.
 */
export const Field = ({ parts, problem, isBusy, take, cancel }: FieldProps) => {
  const field = useRef<HTMLTextAreaElement>(null)
  const submit = (event: Event) => {
    event.preventDefault()
    take(field.current?.value ?? '')
  }
  // If the text contained only the address or only the code, that part is remembered, and the field
  // is emptied for the other part. If both were found, the text stays in the field, so that the
  // person can try again.
  useLayoutEffect(() => {
    const isWhole = parts.url && parts.code
    if (field.current && !problem && !isWhole) field.current.value = ''
  }, [parts.url, parts.code])
  return (
    <form id="connection" onSubmit={submit}>
      <p>{joinWords.intro}</p>
      {parts.url && (
        <p id="server">
          {joinWords.server} <b>{spokenUrl(parts.url)}</b>
        </p>
      )}
      <label for="invite">{labelOf(parts)}</label>
      <textarea
        ref={field}
        id="invite"
        name="invite"
        rows={2}
        maxLength={5000}
        placeholder={parts.url || parts.code ? '' : joinWords.endpointExample}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={isOfText(problem)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event)
        }}
      />
      <p class="acts">
        <button type="submit" id="look-up" class="button main" disabled={isBusy}>
          {isBusy ? joinWords.looking : joinWords.goOn}
        </button>
        {isBusy && (
          <Button id="cancel-connect" onClick={cancel}>
            {pageWords.cancel}
          </Button>
        )}
      </p>
      <Failed problem={problem} />
    </form>
  )
}
