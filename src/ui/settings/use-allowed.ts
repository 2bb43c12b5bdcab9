import { useEffect, useState } from 'preact/hooks'
import type { Hosts } from './ports.ts'

/**
 * What the browser allows at present. Asked again at every change, because the person may remove a
 * permission on the browser's own pages. Undefined until the browser has answered.
 * @param ask asks the browser. Its answer may depend only on `port` and `key`: a new function alone
 * is not called
 */
export const useAllowed = <T>(
  port: Pick<Hosts, 'watch'>,
  ask: () => Promise<T>,
  key = '',
): T | undefined => {
  const [allowed, setAllowed] = useState<T>()
  useEffect(() => {
    const read = () => void ask().then((answer) => setAllowed(() => answer))
    read()
    return port.watch(read)
  }, [port, key])
  return allowed
}
