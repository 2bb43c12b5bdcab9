import { useEffect, useState } from 'preact/hooks'
import type { Hosts } from './ports.ts'

/**
 * What the browser allows at present. The browser is asked again at every change of a permission,
 * because the person may remove a permission on the browser's own pages. Undefined until the
 * browser has answered.
 * @param ask asks the browser. It is called again if `port` or `key` changes, but not if only the
 * function itself changes
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
