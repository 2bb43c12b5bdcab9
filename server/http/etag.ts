/** Entity tags, by which a client asks whether what it has is still valid. */
import { createHash } from 'node:crypto'

/** A strong tag: the same for the same content, whichever process answers. */
export const etagOf = (content: string) =>
  `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`

/**
 * Whether `If-None-Match` names the tag: in a list, as `*`, or as a weak tag, which a proxy that
 * compresses answers makes of ours (https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match).
 */
export const matchesTag = (ifNoneMatch: string | undefined, tag: string) => {
  const named: readonly string[] = ifNoneMatch?.match(/"[^"]*"/g) ?? []
  return ifNoneMatch?.trim() === '*' || named.includes(tag)
}
