import type { Address } from './address.ts'

const words = (text: string) => text.split(/\s+/)

/**
 * First labels of host names that vendors use for their own site, help, logins, APIs and pages for
 * customers. The host name of a customer's account never begins with such a label.
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
    'tracking track click link links stats engineering design discussions mcp ir lp offers ' +
    'affiliate affiliates infohub storybook translate s3',
)

/**
 * Words of pages for signing in and out, and of the steps of signing in, in the spelling of
 * `normalSegment`. Vendors join the same few words in many ways (`reset-password`, `login_failed`,
 * `2fa/setup`).
 */
const SIGNS =
  '(?:log|sign)(?:in|on|out|off|up)|(?:logged|signed)(?:in|out)|password|pwd|(?:two|2|multi)(?:factor|step|fa)|mfa|totp|otp|webauthn|passkeys?|forgot'
/**
 * Words that may come before or after one of `SIGNS`. A page that has only these words is not a
 * page for signing in.
 */
const BESIDE =
  'user|admin|pre|do|process|nui|c|wp|with|sso|saml|oauth|oidc|jspringsecurity|page|form|callback|redirect|success|error|fail(?:ed|ure)?|verify|complete|step|code|required|expired|forgotten|lost|recovery?|resets?|remind|changed?|update|set(?:up)?|create|new|edit|your|challenge|check|external|request|magic|email|api|up|common|auth|authentication|\\d'
const SIGN = new RegExp(`^(?:${BESIDE})*(?:${SIGNS})(?:${BESIDE}|${SIGNS})*$`)
/** Steps of signing in whose names contain none of the words in `SIGNS`. */
const STEP = new RegExp(
  `^(?:${[
    '(?:verify|confirm|activate|unlock|select|choose|accept)(?:email|code|device|account|tenant|workspace|organi[sz]ation|invit(?:e|ation))',
    '(?:email|device|accounts?|users?|invit(?:e|ation)s?)(?:verif(?:y|ication)|confirm(?:ation)?|activat(?:e|ion)|unlock(?:new)?|accept)',
    '(?:verification|security|recovery|backup|sms|onetime)(?:codes?|password|questions?)',
    '(?:user)?sessions?(?:new|create|destroy|expired|timeout)',
    '(?:auth0?|oauth2?|oidc|saml2?|sso)callback',
    '(?:not|un)authori[sz]ed|(?:access|permission)denied|forbidden|lock(?:out|screen)|sendcode',
    'regist(?:er|ration)|singlesignon|magiclink|jsecuritycheck|usersinvitation',
    'adfauthentication|internal(?:windows|forms)authentication',
  ].join('|')})$`,
)
/**
 * Steps of signing in that are recognised only at the beginning of an address (`/session`,
 * `/join/CODE`, `/team/invite/CODE`). Later in an address, the same words name other pages.
 */
const FIRST_STEP =
  /^(?:(?:[a-z]{2}|app|auth|users?|accounts?|teams?|workspaces?)\/)*(?:(?:user)?sessions?|(?:invit(?:e|ation)s?|join|magic|activate|confirm|verify)\/[^/]+(?:\/accept)?)$/
const isSigning = (word: string) => SIGN.test(word) || STEP.test(word)

/**
 * Path segments of interfaces for programs (APIs), of consent pages, and of pages for people who
 * have no account.
 */
const MACHINE = new RegExp(
  `^(?:${[
    'auth(?:0|ori[sz]e|enticat(?:e|ion))?|connecttoken|adfs|idp|scim',
    '(?:oauth2?|openid(?:connect)?|oidc|saml2?|sso)(?:redirect|return|response|acs|metadata|start|token|error)?',
    '(?:rest)?apis?|api(?:v2|docs)|rest|odata|graphi?ql|soap|(?:t|json|xml)?rpc|mcp|ajax|wsdl|swagger(?:ui)?',
    '(?:health|ready|live)z|healthcheck|ws|websocket|socketio|signalr|static|cdncgi|wellknown',
    '(?:incoming|inbound|[a-z]*web)?hooks?(?:receiver|handler)?',
    'unsubscribe|optout|webto(?:lead|case|contact|person)[a-z]*',
  ].join('|')})$`,
)

/**
 * Path segments of pages with settings. After such a segment, a word of `SIGNS`, `STEP` or
 * `MACHINE` is the name of a setting, so the page is not refused as a sign-in page or as an API.
 */
const SETTINGS =
  /^(?:(?:user|account)?settings|setting|setup|preferences|prefs|config(?:s|uration)?|profile|developer)$/

/**
 * Path segments of administration pages. After such a segment, the last segment of an address names
 * a page of settings, so it is not taken for the name of an API. All segments before the last one are
 * checked as usual, because administration also has APIs and sign-in pages.
 */
const ADMINISTRATION = /^(?:admin(?:istration|istrator|portal|panel)?|console|manage)$/

/**
 * File name extensions. Such files are parts of a page, or documents that the browser opens in a
 * tab.
 */
const FILE =
  /.\.(?:js|mjs|css|map|json|xml|txt|ico|png|jpe?g|gif|svg|webp|avif|woff2?|ttf|eot|mp[34]|pdf|csv|zip|docx?|xlsx?|pptx?|ics|vcf|rss|atom|wasm|webmanifest|ya?ml)$/i

/**
 * A path segment without the differences in spelling between vendors: `Sign_In.aspx` becomes
 * `signin`.
 */
const normalSegment = (segment: string) =>
  segment
    .toLowerCase()
    .replace(/\.(?:aspx?|php\d?|jsp|do|html?|action|nl|cgi|axd|shtml)$/, '')
    .replace(/[-_.!]/g, '')

/**
 * Whether a path segment, alone or joined with the next one (`password/reset`), names a sign-in.
 */
const isSigningAt = (spelled: readonly string[], at: number) =>
  isSigning(spelled[at] ?? '') || isSigning(`${spelled[at]}${spelled[at + 1]}`)

const namesNoWork = (segments: readonly string[], withMachines: boolean): boolean => {
  const spelled = segments.map(normalSegment)
  const settings = spelled.findIndex((word) => SETTINGS.test(word))
  const before = settings < 0 ? spelled : spelled.slice(0, settings)
  const setUp = before.some((word) => ADMINISTRATION.test(word)) ? before.length - 1 : before.length
  return (
    FIRST_STEP.test(spelled.join('/')) ||
    before.some(
      (word, at) => isSigningAt(before, at) || (withMachines && at < setUp && MACHINE.test(word)),
    )
  )
}

/**
 * Keys of a query that occur only in sign-ins, consent pages and APIs. Where an item has two keys,
 * the address must contain both.
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
  ['error', 'state'],
  ['wsdl'],
]

/**
 * Keys of a query whose value names the page, in products whose pages all have the same path
 * (`index.php`).
 */
const PAGE_KEYS: readonly string[] = ['action', 'view', 'page', 'route', 'r', 'do', 'act', 'cmd']

/**
 * Values with which a key only means "yes": `?logout=yes`, `?logout`. With another value, the same
 * key may contain what a person searches for.
 */
const ON = /^(?:yes|true|1)?$/

/**
 * Whether a query names a sign-in: `?r=site/login`, `?action=logout`, `?logout=yes`. In SugarCRM
 * and products derived from SugarCRM, the other steps of signing in (`STEP`) are pages of the
 * module Users. Outside that module, words such as `register` may name other pages.
 */
const isSignInQuery = (query: Address['query']) => {
  const ofUsers = query.get('module') === 'Users'
  const isPage = (word: string) =>
    SIGN.test(word) || (ofUsers && (STEP.test(word) || word === 'authenticate'))
  return (
    PAGE_KEYS.some((key) => query.get(key)?.split('/').map(normalSegment).some(isPage)) ||
    [...query].some(([key, value]) => ON.test(value) && SIGN.test(normalSegment(key)))
  )
}

const isSettings = (segment: string) => SETTINGS.test(normalSegment(segment))

/**
 * Whether nobody works at this address, whatever the product is: it is a sign-in, a sign-out, an
 * API or a file. If a product has pages for work that look like one of these, its entry lists them
 * in `keep`.
 */
export const isNever = ({ path, query, hash }: Address): boolean =>
  namesNoWork(path, true) ||
  // Names of APIs are not searched after the `#`: there, a name is often only an anchor within the
  // page.
  namesNoWork([...path.filter(isSettings), ...hash.address().path], false) ||
  FILE.test(path.at(-1) ?? '') ||
  KEYS.some((keys) => keys.every((key) => query.has(key))) ||
  isSignInQuery(query)
