import { useEffect, useState } from 'preact/hooks'

/**
 * Loads a part of the popup when it is first needed, because most people open the popup only to
 * switch the category.
 */
export function usePart<T>(isNeeded: boolean, load: () => Promise<T>): T | undefined {
  const [part, setPart] = useState<T>()
  useEffect(() => {
    if (isNeeded) void load().then((loaded) => setPart(() => loaded))
  }, [isNeeded])
  return part
}
