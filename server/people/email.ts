/**
 * Checks e-mail addresses of people. Invites are sent to these addresses, and when somebody signs
 * in with a company account for the first time, the person is found by their address.
 */
import { MAX_EMAIL } from '../../src/sync/contract.ts'
import { OperatorError } from '../operator-error.ts'

// An address has one @ with text on both sides, and a dot in the second part. No pattern can show
// whether mail would arrive.
const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/u

/**
 * Returns an address in the form in which it is stored: in lower case, because mail systems ignore
 * case in practice.
 */
export const emailFrom = (typed: string) => {
  const email = typed.normalize('NFC').trim().toLowerCase()
  if (email.length > MAX_EMAIL || !ADDRESS.test(email))
    throw new OperatorError(`That is no e-mail address: ${email.slice(0, 40)}`)
  return email
}
