import { useState } from 'preact/hooks'

/**
 * The value of a field: the stored value, also after it changes on another page, until the person
 * types. So an edit contains only what the person typed.
 */
export function useFieldValue(stored: string) {
  const [typed, setTyped] = useState<string>()
  return {
    value: typed ?? stored,
    set: (value: string) => setTyped(value === stored ? undefined : value),
    isTyped: typed !== undefined && typed !== stored,
  }
}
