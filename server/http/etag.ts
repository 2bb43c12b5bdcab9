/**
 * Entity tags. By sending a tag back, a client asks whether the answer that it has stored is still
 * valid.
 */
import { createHash } from 'node:crypto'

/** A strong tag. Every process of the endpoint makes the same tag for the same content. */
export const etagOf = (content: string) =>
  `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`

/**
 * Whether `If-None-Match` names the tag, is `*`, or names it as a weak tag: a proxy that compresses
 * answers makes strong tags weak (https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match).
 */
export const matchesTag = (ifNoneMatch: string | undefined, tag: string) => {
  const named: readonly string[] = ifNoneMatch?.match(/"[^"]*"/g) ?? []
  return ifNoneMatch?.trim() === '*' || named.includes(tag)
}
