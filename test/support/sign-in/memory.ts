/**
 * Storage of a sign-in provider in tests. When the provider changes its keys, a new provider object is
 * made that uses the same storage.
 */
import type { Adapter, AdapterPayload } from 'oidc-provider'

export const createMemory = () => {
  const rows = new Map<string, AdapterPayload>()
  const findBy = async (field: 'uid' | 'userCode', value: string) =>
    [...rows.values()].find((row) => row[field] === value)
  return (kind: string): Adapter => {
    const keyOf = (id: string) => `${kind} ${id}`
    return {
      upsert: async (id, payload) => void rows.set(keyOf(id), payload),
      find: async (id) => rows.get(keyOf(id)),
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (code) => findBy('userCode', code),
      consume: async (id) => {
        const row = rows.get(keyOf(id))
        if (row) row.consumed = Math.floor(Date.now() / 1000)
      },
      destroy: async (id) => void rows.delete(keyOf(id)),
      revokeByGrantId: async (grant) => {
        for (const [key, row] of rows) if (row.grantId === grant) rows.delete(key)
      },
    }
  }
}
