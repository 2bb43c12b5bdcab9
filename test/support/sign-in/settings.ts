/** Settings with which an endpoint in tests accepts company accounts. */
import type { AccountRules, SignInSettings } from '../../../server/sign-in/settings.ts'
import { CLIENT } from './provider.ts'

const RULES: AccountRules = {
  unknown: 'refuse',
  verifiedClaim: 'email_verified',
  groupsClaim: 'groups',
  administrators: [],
  managers: [],
}

export const settingsFor = (
  issuer: string,
  rules: Partial<AccountRules> = {},
  more: Partial<SignInSettings> = {},
): SignInSettings => ({
  issuer,
  client: CLIENT.id,
  secret: CLIENT.secret,
  key: 'a key of thirty-two characters and more',
  rules: { ...RULES, ...rules },
  ...more,
})
