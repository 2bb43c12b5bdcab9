import { useEffect, useState } from 'preact/hooks'

const PREFIX = '#make-category='

const nameIn = (hash: string) => {
  if (!hash.startsWith(PREFIX)) return undefined
  try {
    return decodeURIComponent(hash.slice(PREFIX.length)).trim() || undefined
  } catch {
    // Not one of our links.
    return undefined
  }
}

/** The name that a link of another page proposes for a category, until it is added or cancelled. */
export const useProposedName = () => {
  const [name, setName] = useState(() => nameIn(location.hash))
  useEffect(() => {
    const listen = () => setName((before) => nameIn(location.hash) ?? before)
    addEventListener('hashchange', listen)
    return () => removeEventListener('hashchange', listen)
  }, [])
  const done = () => {
    // A reload must not propose it again.
    if (nameIn(location.hash)) history.replaceState(null, '', location.pathname)
    setName(undefined)
  }
  return [name, done] as const
}
