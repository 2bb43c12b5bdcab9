/** A person's e-mail address: by it an invite is sent, and a company account is found. */
import { MAX_EMAIL } from '../../src/sync/contract.ts'
import { OperatorError } from '../operator-error.ts'

// One @ with something on both sides and a dot behind it. Whether mail arrives shows only when it
// is sent.
const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/u

/** As it is stored: in lower case, because no mail system in use tells the cases apart. */
export const emailFrom = (typed: string) => {
  const email = typed.normalize('NFC').trim().toLowerCase()
  if (email.length > MAX_EMAIL || !ADDRESS.test(email))
    throw new OperatorError(`That is no e-mail address: ${email.slice(0, 40)}`)
  return email
}
