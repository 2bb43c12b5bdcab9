import { useEffect, useState } from 'preact/hooks'

/**
 * Reads a date from the address's fragment, such as `#2026-11-24`. Returns undefined if the
 * fragment has no date.
 */
const dateIn = (hash: string): string | undefined => {
  const [, date] = /^#(\d{4}-\d\d-\d\d)$/.exec(hash) ?? []
  try {
    return date && Temporal.PlainDate.from(date, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

export const addressOf = (date: string) => `#${date}`

export const goTo = (date: string) => {
  location.hash = addressOf(date)
}

/** The date in the page's address; updated when the address changes. */
export const useAddress = (): string | undefined => {
  const [date, setDate] = useState(() => dateIn(location.hash))
  useEffect(() => {
    const read = () => setDate(dateIn(location.hash))
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  return date
}
