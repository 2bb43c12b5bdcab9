import { useState } from 'preact/hooks'
import type { joinWords } from '../words/join.ts'
import type { pageWords } from '../words/pages.ts'
import type { Asking } from './browser-question.ts'
import { type CodeOwner, endOf, type PastedParts, type SettingsPorts } from './ports.ts'

type ConnectPorts = Pick<
  SettingsPorts,
  'readPasted' | 'lookUp' | 'connect' | 'companyAccount' | 'cancel' | 'changed'
>

export interface ConnectFormProps extends ConnectPorts {
  /** The endpoint's address from the company's policy, or of the last connection. */
  endpoint: string | undefined
  /**
   * The kind of browser. The page describes the permission prompt that this browser is going to
   * show.
   */
  asking: Asking
}

export type Problem = keyof typeof joinWords.problems | keyof typeof pageWords.connectFailures

/**
 * An address and a code, with the person and team that the code is for. Older endpoints do not send
 * person and team.
 */
export interface Found extends Required<PastedParts> {
  owner?: CodeOwner | undefined
}

type State =
  | { at: 'ask'; problem?: Problem }
  | { at: 'busy' }
  | { at: 'found'; found: Found; problem?: Problem }

/**
 * Waits for a request. If the request fails, `failed` is called with the problem. If the person
 * cancelled, it is called with undefined.
 */
async function outcomeOf<A extends { ok: true } | { ok: false; reason: Problem }>(
  answer: Promise<A>,
  failed: (problem: Problem | undefined) => void,
): Promise<Extract<A, { ok: true }> | undefined> {
  try {
    const outcome = await answer
    if (outcome.ok) return outcome as Extract<A, { ok: true }>
    failed(outcome.reason)
  } catch (error) {
    failed(endOf(error) === 'cancelled' ? undefined : 'other')
  }
  return undefined
}

export const useConnecting = ({ endpoint, ...ports }: Omit<ConnectFormProps, 'asking'>) => {
  const [parts, setParts] = useState<PastedParts>(endpoint ? { url: endpoint } : {})
  const [state, setState] = useState<State>({ at: 'ask' })
  const ask = (problem?: Problem) => setState({ at: 'ask', ...(problem && { problem }) })

  /**
   * Reads the text of the field. When both address and code are known, asks the endpoint which
   * person the code is for.
   */
  const take = async (text: string) => {
    const pasted = ports.readPasted(text)
    if ('problem' in pasted) return ask(pasted.problem)
    const { url, code } = { ...parts, ...pasted }
    setParts({ ...parts, ...pasted })
    if (!url || !code) return ask()
    // The request is made before the first `await`, because the browser shows its permission prompt
    // only within the click.
    const answer = ports.lookUp(url, code)
    setState({ at: 'busy' })
    const outcome = await outcomeOf(answer, (problem) => {
      // A wrong code is dropped, so that it is not sent again with another address. After any other
      // problem, address and code stay.
      setParts(problem === 'code' ? { url } : { url, code })
      ask(problem)
    })
    if (outcome) setState({ at: 'found', found: { url, code, owner: outcome.owner } })
    return undefined
  }

  const connect = async (found: Found) => {
    const answer = ports.connect(found.url, found.code)
    setState({ at: 'busy' })
    const outcome = await outcomeOf(answer, (problem) =>
      problem === 'code'
        ? ask(problem)
        : setState({ at: 'found', found, ...(problem && { problem }) }),
    )
    if (!outcome) return
    ask()
    ports.changed()
  }

  const startOver = () => {
    setParts(endpoint ? { url: endpoint } : {})
    ask()
  }
  return { parts, state, take, connect, startOver }
}
