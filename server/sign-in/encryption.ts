/**
 * Encrypts texts that only this endpoint may read: the state of a sign-in while it goes through the
 * browser, and refresh tokens in the database. The key is in the settings, so that no backup
 * contains it.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

type Purpose = 'attempt' | 'refresh token'

/** @param secret at least 32 random characters */
export const createCipher = (secret: string) => {
  // Each purpose has its own key, so that a text that was encrypted for one purpose is not accepted
  // for another.
  const keyFor = (purpose: Purpose) =>
    Buffer.from(hkdfSync('sha256', secret, '', `stint ${purpose}`, KEY_BYTES))
  return {
    seal: (purpose: Purpose, text: string) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(ALGORITHM, keyFor(purpose), iv)
      const sealed = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return Buffer.concat(sealed).toString('base64url')
    },
    /**
     * Decrypts a text. Returns undefined if it was not encrypted with this key and for this
     * purpose, or if it was changed.
     */
    open: (purpose: Purpose, sealed: string) => {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < IV_BYTES + TAG_BYTES) return undefined
      const decipher = createDecipheriv(ALGORITHM, keyFor(purpose), bytes.subarray(0, IV_BYTES))
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      try {
        return (
          decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') +
          decipher.final('utf8')
        )
      } catch {
        return undefined
      }
    },
  }
}
export type Cipher = ReturnType<typeof createCipher>
