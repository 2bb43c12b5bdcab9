import { useEffect, useState } from 'preact/hooks'

const PREFIX = '#make-category='

const nameIn = (hash: string) => {
  if (!hash.startsWith(PREFIX)) return undefined
  try {
    return decodeURIComponent(hash.slice(PREFIX.length)).trim() || undefined
  } catch {
    // Not one of our own links.
    return undefined
  }
}

/** What another page's link asks to make a category of, until that is done or given up. */
export const useWanted = () => {
  const [name, setName] = useState(() => nameIn(location.hash))
  useEffect(() => {
    const listen = () => setName((before) => nameIn(location.hash) ?? before)
    addEventListener('hashchange', listen)
    return () => removeEventListener('hashchange', listen)
  }, [])
  const done = () => {
    // So that a reload does not ask again.
    if (nameIn(location.hash)) history.replaceState(null, '', location.pathname)
    setName(undefined)
  }
  return [name, done] as const
}
