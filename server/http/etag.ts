/**
 * Entity tags (ETag). A client sends the tag of its stored answer, and so asks whether that answer
 * is still valid.
 */
import { createHash } from 'node:crypto'

/** Returns a strong tag. Every process of the endpoint makes the same tag for equal content. */
export const etagOf = (content: string) =>
  `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`

/**
 * Whether `If-None-Match` is `*` or contains the tag
 * (https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match). A weak form of the tag is accepted
 * too, because a proxy that compresses answers makes strong tags weak.
 */
export const matchesTag = (ifNoneMatch: string | undefined, tag: string) => {
  const named: readonly string[] = ifNoneMatch?.match(/"[^"]*"/g) ?? []
  return ifNoneMatch?.trim() === '*' || named.includes(tag)
}
