/**
 * Makes long codes, which are the secrets of invites and of sign-ins. A long code contains the id
 * of its team.
 */
import { randomBytes } from 'node:crypto'
import { CODE_ALPHABET, INVITE_LENGTH } from '../../src/sync/contract.ts'

const BASE = BigInt(CODE_ALPHABET.length)
const RANDOM_BYTES = 16
/** The number of hexadecimal digits of a team's id and of the random part together. */
const HEX_LENGTH = 32 + 2 * RANDOM_BYTES

/**
 * Returns a new long code: the team's id and 128 random bits, written with the letters of
 * CODE_ALPHABET.
 */
export const newSecret = (team: string) => {
  const hex = team.replaceAll('-', '') + randomBytes(RANDOM_BYTES).toString('hex')
  let rest = BigInt(`0x${hex}`)
  let secret = ''
  while (secret.length < INVITE_LENGTH) {
    secret = CODE_ALPHABET[Number(rest % BASE)] + secret
    rest /= BASE
  }
  return secret
}

/** Returns the id of the team in an invite, or undefined if the text cannot be an invite. */
export const teamInInvite = (secret: string) => {
  let value = 0n
  for (const letter of secret) value = value * BASE + BigInt(CODE_ALPHABET.indexOf(letter))
  const hex = value.toString(16).padStart(HEX_LENGTH, '0')
  if (hex.length > HEX_LENGTH) return undefined
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
