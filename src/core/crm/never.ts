import type { Address } from './address.ts'

const words = (text: string) => text.split(/\s+/)

/**
 * First labels of hosts that vendors use for their own site, help, logins, interfaces and pages for
 * customers. No customer's account has such a name.
 */
export const NO_TENANT: readonly string[] = words(
  'www www2 help support helpdesk docs doc documentation developer developers devcommunity api ' +
    'apis apidocs status blog news community forum forums discuss academy learn learning training ' +
    'university education certification login signin sso auth oauth id identity account accounts ' +
    'partner partners vendors marketplace store appstore apps appexchange extensions integrations ' +
    'go get info cdn static assets images img media files download downloads mail email forms ' +
    'webforms form survey surveys trust security ideas success trailhead careers jobs press ' +
    'investor investors events webinars resources kb knowledge wiki landing meetings booking ' +
    'feedback roadmap changelog preview payments billing checkout legal hooks webhook webhooks ' +
    'tracking track click link links stats engineering design discussions mcp',
)

/** Segments of pages for signing in and out, in the spelling of `normalSegment`. */
const SIGN =
  /^(?:user|admin|pre|do|nui|c|sso|saml|oauth)?(?:log(?:in|on|out|off)|sign(?:in|out|up|off))(?:page|form|oidc|callback|redirect|success|error|failed|verify|sso|withsso|complete)?$/
const SIGN_WORDS = new Set(
  words(
    'forgotpassword forgotpwd resetpassword resetpwd passwordreset passwordresets lostpassword ' +
      'passwordrecovery recoverpassword passwordremind passwordforgot passwordforgotten ' +
      'passwordlost passwordnew setpassword createpassword register registration verifyemail ' +
      'emailverify confirmemail emailconfirm activateaccount accountactivate acceptinvite ' +
      'inviteaccept acceptinvitation invitationaccept invitationsaccept usersinvitation ' +
      'twofactor twofactorauth twostep twofactorauthentication 2fa mfa totp otp verifyotp ' +
      'multifactor singlesignon sessionnew sessionsnew sessionexpired sessionsexpired ' +
      'sessiontimeout unauthorized accessdenied adfauthentication ' +
      'internalwindowsauthentication internalformsauthentication',
  ),
)
const isSigning = (word: string) => SIGN.test(word) || SIGN_WORDS.has(word)

/**
 * Segments of interfaces for programs, of consent pages, and of pages for people who have no account.
 */
const MACHINES = new Set(
  words(
    'auth oauth oauth2 authorize authorise authenticate authentication openid oidc connecttoken ' +
      'saml saml2 sso adfs idp scim api apis apiv2 rest restapi restapis odata graphql soap ' +
      'jsonrpc xmlrpc wsdl swagger swaggerui apidocs graphiql healthz healthcheck webhook webhooks ' +
      'hook hooks static wellknown unsubscribe optout webtolead webtocase webtocontact',
  ),
)

/**
 * Segments of pages with settings. After one of them, the words of the lists above name a setting, and
 * no sign-in or interface.
 */
const SETTINGS = new Set(
  words(
    'settings setting setup preferences prefs config configs configuration profile ' +
      'usersettings accountsettings developer',
  ),
)

/**
 * Segments of administration. The last segment of such an address is not taken for an interface,
 * because it names settings. Earlier segments and sign-ins still count: administration has both of its
 * own.
 */
const ADMINISTRATION = new Set(
  words('admin administration administrator adminportal adminpanel console manage'),
)

/** Files by their extension: parts of a page, or documents that the browser opens in a tab. */
const FILE =
  /.\.(?:js|mjs|css|map|json|xml|txt|ico|png|jpe?g|gif|svg|webp|avif|woff2?|ttf|eot|mp[34]|pdf|csv|zip|docx?|xlsx?|pptx?|ics|vcf|rss|atom|wasm|webmanifest)$/i

/** A segment without spelling differences between vendors: `Sign_In.aspx` becomes `signin`. */
const normalSegment = (segment: string) =>
  segment
    .toLowerCase()
    .replace(/\.(?:aspx?|php\d?|jsp|do|html?|action|nl|cgi|axd|shtml)$/, '')
    .replace(/[-_.!]/g, '')

const NONE: ReadonlySet<string> = new Set()

/** Whether a segment, alone or joined with the next (`password/reset`), names a sign-in. */
const isSigningAt = (spelled: readonly string[], at: number) =>
  isSigning(spelled[at] ?? '') || SIGN_WORDS.has(`${spelled[at]}${spelled[at + 1]}`)

const namesNoWork = (segments: readonly string[], machines = NONE): boolean => {
  const spelled = segments.map(normalSegment)
  const settings = spelled.findIndex((word) => SETTINGS.has(word))
  const before = settings < 0 ? spelled : spelled.slice(0, settings)
  const setUp = before.some((word) => ADMINISTRATION.has(word)) ? before.length - 1 : before.length
  return before.some((word, at) => isSigningAt(before, at) || (machines.has(word) && at < setUp))
}

/**
 * Keys of a query that only a sign-in, a consent page or an interface has. Of an item with two keys,
 * both must be present.
 */
const KEYS: readonly (readonly string[])[] = [
  ['entrypoint'],
  ['samlrequest'],
  ['samlresponse'],
  ['wtrealm'],
  ['access_token'],
  ['client_id', 'redirect_uri'],
  ['client_id', 'response_type'],
  ['code', 'state'],
  ['wsdl'],
]

/**
 * Whether a query is the sign-in of SugarCRM or a product derived from it: there, it belongs to the
 * module Users.
 */
const isUsersSignIn = (query: Address['query']) =>
  query.get('module') === 'Users' &&
  ['action', 'view'].some((key) => isSigning(normalSegment(query.get(key) ?? '')))

const isSettings = (segment: string) => SETTINGS.has(normalSegment(segment))

/**
 * Whether an address is no work in any product: sign-in and sign-out, interfaces, files. A product
 * lists in `keep` its pages that look like one of these and are work.
 */
export const isNever = ({ path, query, hash }: Address): boolean =>
  namesNoWork(path, MACHINES) ||
  // Names of interfaces are not searched after the `#`, where they are often only an anchor within the
  // page.
  namesNoWork([...path.filter(isSettings), ...hash.address().path]) ||
  FILE.test(path.at(-1) ?? '') ||
  KEYS.some((keys) => keys.every((key) => query.has(key))) ||
  isUsersSignIn(query)
