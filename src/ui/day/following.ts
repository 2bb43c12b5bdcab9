import { useState } from 'preact/hooks'

/**
 * What a field holds: what is stored, also while that changes elsewhere, until the person types
 * something else. So only what they typed is sent, and nothing that they have merely seen.
 */
export function useFollowing(stored: string) {
  const [typed, setTyped] = useState<string>()
  return {
    value: typed ?? stored,
    set: (value: string) => setTyped(value === stored ? undefined : value),
    isTyped: typed !== undefined && typed !== stored,
  }
}
