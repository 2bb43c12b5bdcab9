import { useEffect, useState } from 'preact/hooks'

/** The day in an address: `#2026-11-24`. Returns undefined if there is none. */
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

/** The day in the address; follows its changes. */
export const useAddress = (): string | undefined => {
  const [date, setDate] = useState(() => dateIn(location.hash))
  useEffect(() => {
    const read = () => setDate(dateIn(location.hash))
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  return date
}
