import { useEffect, useState } from 'preact/hooks'
import type { Hosts } from './ports.ts'

/**
 * What the browser allows now; asked again at every change, because the person may remove a permission
 * on the browser's pages. Undefined until it has answered.
 * @param ask depends on `door` and `key` only
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
