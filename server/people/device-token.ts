/** Makes tokens of devices, and reads the id of the team that such a token contains. */
import { randomBytes } from 'node:crypto'

const SECRET_BYTES = 32
export const SECRET_LENGTH = 43

/** Returns a new token: the bytes of the team's id, then 256 random bits. */
export const newToken = (team: string) => {
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  return Buffer.from(team.replaceAll('-', ''), 'hex').toString('base64url') + secret
}

export const teamIn = (token: string) => {
  const hex = Buffer.from(token.slice(0, -SECRET_LENGTH), 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
