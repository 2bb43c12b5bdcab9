import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { parseHost, unneededPatterns } from '../../core/settings/named-host.ts'
import { Button } from '../button.tsx'
import { pageWords } from '../words/pages.ts'
import type { Hosts } from './ports.ts'
import { useAllowed } from './use-allowed.ts'
import type { Save } from './use-save.ts'

/**
 * A host that the person added. `what` is a text about the category that the host starts. It is
 * absent for a host of the CRM.
 */
interface Named {
  host: string
  what?: string
}

/** Returns the hosts in `named` that the browser allows Stint to see, by http or https. */
export async function readAllowed(
  hosts: Hosts,
  named: readonly Named[],
): Promise<ReadonlySet<string>> {
  const isAllowed = async ({ host }: Named) => {
    const patterns = parseHost(host)?.patterns ?? []
    const each = await Promise.all(patterns.map((pattern) => hosts.granted([pattern])))
    return each.some(Boolean) ? [host] : []
  }
  return new Set((await Promise.all(named.map(isAllowed))).flat())
}

interface NamedHostsProps {
  id: string
  hosts: Hosts
  named: readonly Named[]
  /**
   * All hosts that the person added, for every use. The permission of a removed host stays if one
   * of these hosts needs it.
   */
  all: readonly string[]
  save: Save
  add: (host: string, form: FormData) => Promise<void>
  remove: (host: string) => Promise<void>
  /** More fields of the form, before its button. */
  children?: ComponentChildren
}

/**
 * The list of hosts that the person added, and a form to add a host. The list says of each host
 * whether the browser allows it.
 */
export const NamedHosts = (props: NamedHostsProps) => {
  const { hosts, named, all, save, remove } = props
  const key = named.map(({ host }) => host).join()
  const allowed = useAllowed(hosts, () => readAllowed(hosts, named), key)
  const drop = (host: string) =>
    save(async () => {
      await remove(host)
      const others = all.filter((other, index) => other !== host || all.indexOf(other) !== index)
      await hosts.remove(unneededPatterns(host, others))
    })
  return (
    <>
      {named.map(({ host, what }) => (
        <HostRow
          key={host}
          host={host}
          what={what}
          isRefused={allowed !== undefined && !allowed.has(host)}
          allow={() => hosts.request(parseHost(host)?.patterns ?? [])}
          drop={() => drop(host)}
        />
      ))}
      <AddHost {...props} />
    </>
  )
}

interface HostRowProps {
  host: string
  what: string | undefined
  isRefused: boolean
  allow: () => void
  drop: () => void
}

const HostRow = ({ host, what, isRefused, allow, drop }: HostRowProps) => (
  <div class="setting" data-host={host}>
    <div>
      <b>{what ? `${host} → ${what}` : host}</b>
      {isRefused && (
        <p>
          <em>{pageWords.noPermission}</em>
        </p>
      )}
    </div>
    <span class="acts">
      {isRefused && (
        <button
          type="button"
          class="button main"
          aria-label={`${pageWords.allow}: ${host}`}
          onClick={allow}
        >
          {pageWords.allow}
        </button>
      )}
      <Button aria-label={`${pageWords.remove}: ${host}`} onClick={drop}>
        {pageWords.remove}
      </Button>
    </span>
  </div>
)

const AddHost = ({ id, hosts, save, add, children }: NamedHostsProps) => {
  const [problem, setProblem] = useState('')
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const given = new FormData(form)
    const found = parseHost(String(given.get('host')))
    if (!found) return setProblem(pageWords.noHost)
    setProblem('')
    // The permission is requested before the first `await`, because the browser asks the person
    // only within the click. The list shows the answer.
    const answer = hosts.request(found.patterns)
    await save(() => add(found.host, given))
    form.reset()
    await answer
  }
  return (
    <form class="inline" onSubmit={submit}>
      <input
        id={id}
        name="host"
        inputmode="url"
        autocomplete="off"
        spellcheck={false}
        required
        aria-label={pageWords.host}
        placeholder={pageWords.hostExample}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-problem`}
        onInput={() => setProblem('')}
      />
      {children}
      <button type="submit" class="button">
        {pageWords.add}
      </button>
      <p role="alert" class="failed" id={`${id}-problem`}>
        {problem}
      </p>
    </form>
  )
}
