import { useEffect, useState } from 'preact/hooks'
import { type Address, readAddress } from './address.ts'

/**
 * The console's present address, and `go`, which changes it. Links and the browser's *back* button
 * change the address too.
 */
export function useAddress(): { address: Address; go: (hash: string) => void } {
  const [address, setAddress] = useState(() => readAddress(location.hash))
  useEffect(() => {
    const read = () => setAddress(readAddress(location.hash))
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  const go = (hash: string) => {
    history.pushState(null, '', hash)
    setAddress(readAddress(hash))
  }
  return { address, go }
}
