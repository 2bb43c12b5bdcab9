import { useEffect, useState } from 'preact/hooks'
import type { Hosts } from './ports.ts'

/**
 * What the browser allows now, asked anew whenever that changes: the person may take a permission
 * away in the browser's own pages. Undefined until it has answered.
 * @param ask closes over nothing but `door` and what `key` tells
 */
export const useAllowed = <T>(
  door: Pick<Hosts, 'watch'>,
  ask: () => Promise<T>,
  key = '',
): T | undefined => {
  const [allowed, setAllowed] = useState<T>()
  useEffect(() => {
    const read = () => void ask().then((answer) => setAllowed(() => answer))
    read()
    return door.watch(read)
  }, [door, key])
  return allowed
}
