import { useState } from 'preact/hooks'

/**
 * The value of a field: the stored one, also when it changes on another page, until the person types.
 * So an edit holds only what was typed.
 */
export function useFieldValue(stored: string) {
  const [typed, setTyped] = useState<string>()
  return {
    value: typed ?? stored,
    set: (value: string) => setTyped(value === stored ? undefined : value),
    isTyped: typed !== undefined && typed !== stored,
  }
}
