/**
 * Every route of the endpoint: its address, who may call it, what it reads, answers and refuses.
 * The handlers (`serve.ts`) and the OpenAPI document are both based on this table.
 */
import {
  AccessLog,
  AccessQuery,
  BatchAnswer,
  BatchQuery,
  CodeOwner,
  Connect,
  Connected,
  ConnectQuery,
  DayDate,
  DayQuery,
  Devices,
  FeedAnswer,
  FeedQuery,
  GroupQuery,
  GroupWeeks,
  Id,
  Layout,
  LayoutQuery,
  Me,
  Middle,
  OwnReceipts,
  OwnReceiptsQuery,
  RangeQuery,
  Readiness,
  Ready,
  Receipt,
  Scheme,
  SchemeChange,
  SetUp,
  ShortCode,
  SignInCallback,
  SignInStart,
  SignInWays,
  Team,
  TeamChange,
  TeamQuery,
  WorkingTime,
} from '../../../src/sync/contract.ts'
import { AssetName } from '../console-files.ts'
import { JoinQuery } from '../join/page.ts'
import { Health, RowsOfBatch } from '../openapi-schemas.ts'
import { ADMINISTRATION } from './administration-table.ts'
import { HEALTH } from './health-table.ts'
import { INDICATORS } from './indicators-table.ts'
import { PEOPLE } from './people-table.ts'
import { head, manager, member, open } from './route.ts'
import { TOKENS } from './tokens-table.ts'
import { WEBHOOKS } from './webhooks-table.ts'

const SEGMENTS = {
  putSegments: member({
    method: 'put',
    path: '/v1/segments',
    group: 'segments',
    summary: 'Send a batch; each row is answered by itself.',
    query: BatchQuery,
    body: RowsOfBatch,
    answer: { description: 'A result for each row, in their order.', schema: BatchAnswer },
  }),
  getSegments: member({
    method: 'get',
    path: '/v1/segments',
    group: 'segments',
    summary: 'The own rows that changed since a cursor.',
    query: FeedQuery,
    answer: { description: 'The oldest changes first.', schema: FeedAnswer },
  }),
  getDay: member({
    method: 'get',
    path: '/v1/days/:date',
    group: 'segments',
    summary: "The receipt of the calling device's day.",
    param: DayDate,
    query: DayQuery,
    answer: { description: 'The receipt.', schema: Receipt },
  }),
  getOwnReceipts: member({
    method: 'get',
    path: '/v1/receipts',
    group: 'segments',
    summary: 'What is held of the days of the caller, of every browser.',
    query: OwnReceiptsQuery,
    answer: { description: 'The latest days first.', schema: OwnReceipts },
  }),
}

const DEVICES = {
  whoseCode: open({
    method: 'post',
    path: '/v1/codes',
    group: 'device',
    summary: 'Whom a code or an invite would connect; it stays unused.',
    body: Connect,
    answer: { description: 'The person and the team.', schema: CodeOwner },
    problems: ['bad-code', 'too-many-tries'],
  }),
  connect: open({
    method: 'post',
    path: '/v1/devices',
    group: 'device',
    summary: 'Exchange a code or an invite for a token.',
    query: ConnectQuery,
    body: Connect,
    answer: {
      description: 'The token. The same device may ask again for an hour: its reply may be lost.',
      schema: Connected,
    },
    problems: ['bad-code', 'too-many-tries'],
  }),
  getDevices: member({
    method: 'get',
    path: '/v1/devices',
    group: 'device',
    summary: 'The own devices that may still send.',
    answer: { description: 'The one seen last first.', schema: Devices },
  }),
  revokeDevice: member({
    method: 'delete',
    path: '/v1/devices/:id',
    group: 'device',
    summary: 'Void the token of an own device; what it sent stays.',
    param: Id,
    answer: { description: 'It is void.' },
    problems: ['not-found'],
  }),
  makeOwnCode: member({
    method: 'post',
    path: '/v1/code',
    group: 'device',
    summary: 'Make a code for another browser of the caller, good once and for ten minutes.',
    answer: { description: 'The code, told once.', schema: ShortCode },
  }),
  putWorkingTime: member({
    method: 'put',
    path: '/v1/working-time',
    group: 'device',
    summary: 'Say on which days the caller is expected to work; no reasons. The later change wins.',
    body: WorkingTime,
    answer: { description: 'It is stored, or a later one is.' },
  }),
  getMe: member({
    method: 'get',
    path: '/v1/me',
    group: 'device',
    summary: 'Who is calling.',
    answer: { description: 'Member, team, role, device.', schema: Me },
  }),
  getAccessLog: member({
    method: 'get',
    path: '/v1/access-log',
    group: 'device',
    summary: "Who has read the caller's figures.",
    query: AccessQuery,
    answer: { description: 'The latest first.', schema: AccessLog },
  }),
}

const SESSION = {
  signIn: open({
    method: 'post',
    path: '/v1/session',
    group: 'console',
    summary: "Exchange a code or an invite for the console's session, by a cookie.",
    body: Connect,
    answer: { description: 'The cookie is set.' },
    problems: ['bad-code', 'too-many-tries', 'wrong-origin'],
  }),
  signOut: member({
    method: 'delete',
    path: '/v1/session',
    group: 'console',
    summary: 'End the session of the request.',
    answer: { description: 'It is ended.' },
    problems: ['not-found', 'wrong-origin'],
  }),
  setUp: open({
    method: 'post',
    path: '/v1/setup',
    group: 'console',
    summary: 'Make the first administrator, with the link that the service printed.',
    body: SetUp,
    answer: { description: 'The cookie of their session is set.' },
    problems: ['bad-code', 'set-up-done', 'too-many-tries', 'wrong-origin'],
  }),
}

const TEAM = {
  getTeam: member({
    method: 'get',
    path: '/v1/team',
    group: 'team',
    summary: 'What the team is called and has chosen, and what the caller is in it.',
    query: TeamQuery,
    answer: { description: 'The team.', schema: Team },
  }),
  putTeam: manager({
    method: 'put',
    path: '/v1/team',
    group: 'team',
    summary: 'Change what the team has chosen; for its heads and administrators.',
    query: TeamQuery,
    body: TeamChange,
    answer: { description: 'The team as it is now.', schema: Team },
  }),
  getMiddle: member({
    method: 'get',
    path: '/v1/team/middle',
    group: 'team',
    summary: "The team's middle, to compare oneself with; for members where the team shares it.",
    query: RangeQuery,
    answer: {
      description: 'Medians of shares; none where too few people have sent.',
      schema: Middle,
    },
    problems: ['not-shared', 'group-mode'],
  }),
  getLayout: head({
    method: 'get',
    path: '/v1/team/layout',
    group: 'team',
    summary:
      "How a team's time is laid out, by days or months. Poll with If-None-Match; for its heads.",
    query: LayoutQuery,
    scopes: ['report:read'],
    answer: {
      description: 'Lengths; no clock times, notes or records.',
      schema: Layout,
      hasTag: true,
      unchanged: 'It says what it said with a tag that is named.',
    },
    problems: ['group-mode'],
  }),
  getGroup: head({
    method: 'get',
    path: '/v1/team/group',
    group: 'team',
    summary: "The figures of a team in group mode, by weeks; for the team's heads.",
    query: GroupQuery,
    scopes: ['report:read'],
    answer: { description: 'Of groups of five people or more.', schema: GroupWeeks },
  }),
}

const SCHEME = {
  getScheme: member({
    method: 'get',
    path: '/v1/scheme',
    group: 'team',
    summary: "The team's newest scheme. Poll with If-None-Match.",
    query: TeamQuery,
    scopes: ['report:read'],
    answer: {
      description: 'The scheme.',
      schema: Scheme,
      hasTag: true,
      unchanged: 'It is the one that a tag names.',
    },
  }),
  putScheme: manager({
    method: 'put',
    path: '/v1/scheme',
    group: 'team',
    summary: 'Make the next version, in force from the next day; for heads and administrators.',
    query: TeamQuery,
    body: SchemeChange,
    answer: { description: 'The new version.', schema: Scheme, hasTag: true },
    problems: ['scheme-changed-meanwhile', 'scheme-change-too-early', 'readiness-unanswered'],
  }),
  putReadiness: manager({
    method: 'put',
    path: '/v1/scheme/readiness',
    group: 'team',
    summary: 'Answer the readiness questions before the first change; the first answers stay.',
    query: TeamQuery,
    body: Readiness,
    answer: { description: 'The scheme, with the answers.', schema: Scheme, hasTag: true },
  }),
}

/** A file of the page that the link of an invite opens. */
const fileOf = (type: string) => ({
  description: 'The same for everybody; the secret is in the fragment, which is not sent.',
  content: { [type]: { schema: { type: 'string' } } },
})

const JOIN = {
  getJoin: open({
    method: 'get',
    path: '/join',
    group: 'join',
    summary: 'The page of an invite, in English or Russian.',
    query: JoinQuery,
    answer: fileOf('text/html'),
  }),
  getJoinStyle: open({
    method: 'get',
    path: '/join.css',
    group: 'join',
    summary: 'Its style.',
    answer: fileOf('text/css'),
  }),
  getJoinScript: open({
    method: 'get',
    path: '/join.js',
    group: 'join',
    summary: 'Its script, which copies the link.',
    answer: fileOf('text/javascript'),
  }),
}

const CONSOLE = {
  getConsole: open({
    method: 'get',
    path: '/',
    group: 'console',
    summary: 'The console, in the language of the browser.',
    answer: { description: 'A page.', content: { 'text/html': { schema: { type: 'string' } } } },
  }),
  getConsoleFile: open({
    method: 'get',
    path: '/assets/:name',
    group: 'console',
    summary: 'A script, style or icon of the console, by a name that changes with its content.',
    param: AssetName,
    answer: {
      description: 'The file.',
      content: { 'text/javascript': { schema: { type: 'string' } } },
    },
    problems: ['not-found'],
  }),
}

const SIGN_IN = {
  getSignIn: open({
    method: 'get',
    path: '/v1/sign-in',
    group: 'sign-in',
    summary: 'Whether people can connect and sign in by their company account.',
    answer: { description: 'Whether they can.', schema: SignInWays },
  }),
  startSignIn: open({
    method: 'get',
    path: '/v1/sign-in/start',
    group: 'sign-in',
    summary: "Leads a window of the extension's browser, or the console, to the company's sign-in.",
    query: SignInStart,
    answer: {
      description: 'To the provider; back with `error` if that cannot be reached.',
      redirects: true,
    },
    problems: ['not-found'],
  }),
  finishSignIn: open({
    method: 'get',
    path: '/v1/sign-in/callback',
    group: 'sign-in',
    summary: "The provider's answer; the address that is registered there.",
    query: SignInCallback,
    answer: {
      description:
        'To the extension or the console, with `code` or `error`, and the `state` that it gave.',
      redirects: true,
    },
    problems: ['begin-again', 'not-found'],
  }),
}

const WATCH = {
  getOpenApi: open({
    method: 'get',
    path: '/v1/openapi.json',
    group: 'watch',
    summary: 'This document.',
    answer: {
      description: 'OpenAPI 3.1.',
      content: { 'application/json': { schema: { type: 'object' } } },
    },
  }),
  health: open({
    method: 'get',
    path: '/healthz',
    group: 'watch',
    summary: 'Whether the endpoint runs.',
    answer: { description: 'It does.', schema: Health },
  }),
  ready: open({
    method: 'get',
    path: '/readyz',
    group: 'watch',
    summary: 'Whether its database answers, too.',
    answer: { description: 'It does; the last jump of its clock, if any.', schema: Ready },
  }),
  metrics: open({
    method: 'get',
    path: '/metrics',
    group: 'watch',
    summary: 'Counts for Prometheus; not through the proxy.',
    answer: {
      description: 'They are text.',
      content: { 'text/plain': { schema: { type: 'string' } } },
    },
    problems: ['not-found'],
  }),
}

/**
 * All routes in the order in which a client needs them. The key of each is its operation's id in
 * OpenAPI.
 */
export const ROUTES = {
  ...SEGMENTS,
  ...DEVICES,
  ...SESSION,
  ...TEAM,
  ...SCHEME,
  ...PEOPLE,
  ...ADMINISTRATION,
  ...INDICATORS,
  ...TOKENS,
  ...WEBHOOKS,
  ...HEALTH,
  ...JOIN,
  ...CONSOLE,
  ...SIGN_IN,
  ...WATCH,
}
export type RouteId = keyof typeof ROUTES
