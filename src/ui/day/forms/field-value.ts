import { useState } from 'preact/hooks'

/**
 * The value of a field. Until the person types, the field shows the stored value, also when another
 * page changes the stored value. So an edit contains only what the person typed.
 */
export function useFieldValue(stored: string) {
  const [typed, setTyped] = useState<string>()
  return {
    value: typed ?? stored,
    set: (value: string) => setTyped(value === stored ? undefined : value),
    isTyped: typed !== undefined && typed !== stored,
  }
}
