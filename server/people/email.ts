/**
 * A person's e-mail address. Invites are sent to it, and a company account is matched to a person
 * by it.
 */
import { MAX_EMAIL } from '../../src/sync/contract.ts'
import { OperatorError } from '../operator-error.ts'

// One @ with text on both sides, and a dot in the second part. Only sending shows whether mail
// arrives.
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
