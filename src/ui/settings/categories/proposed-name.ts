import { useEffect, useState } from 'preact/hooks'

const PREFIX = '#make-category='

const nameIn = (hash: string) => {
  if (!hash.startsWith(PREFIX)) return undefined
  try {
    return decodeURIComponent(hash.slice(PREFIX.length)).trim() || undefined
  } catch {
    // The name in the link cannot be decoded, so Stint did not make this link.
    return undefined
  }
}

/**
 * The proposed name for a new category, from a link on another page. Undefined after the category
 * is added or the form is cancelled.
 */
export const useProposedName = () => {
  const [name, setName] = useState(() => nameIn(location.hash))
  useEffect(() => {
    const listen = () => setName((before) => nameIn(location.hash) ?? before)
    addEventListener('hashchange', listen)
    return () => removeEventListener('hashchange', listen)
  }, [])
  const done = () => {
    // Removes the name from the address, so that it does not come back at a reload.
    if (nameIn(location.hash)) history.replaceState(null, '', location.pathname)
    setName(undefined)
  }
  return [name, done] as const
}
