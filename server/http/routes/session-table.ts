/** The routes for signing in: by a code, by the set-up link, by a company account. */
import {
  Connect,
  SetUp,
  SignInCallback,
  SignInStart,
  SignInWays,
} from '../../../src/sync/contract.ts'
import { member, open } from './route.ts'

export const SESSION = {
  signIn: open({
    method: 'post',
    path: '/v1/session',
    group: 'console',
    summary: "Exchange a code or an invite for the console's session, by a cookie.",
    body: Connect,
    answer: { description: 'The cookie of the session is set.' },
    problems: ['bad-code', 'too-many-tries', 'wrong-origin'],
  }),
  signOut: member({
    method: 'delete',
    path: '/v1/session',
    group: 'console',
    summary: 'End the session of the request.',
    answer: { description: 'The session is ended.' },
    problems: ['not-found', 'wrong-origin'],
  }),
  setUp: open({
    method: 'post',
    path: '/v1/setup',
    group: 'console',
    summary: 'Make the first administrator, with the link that the service printed.',
    body: SetUp,
    answer: { description: "The cookie of the new administrator's session is set." },
    problems: ['bad-code', 'set-up-done', 'too-many-tries', 'wrong-origin'],
  }),
}

export const SIGN_IN = {
  getSignIn: open({
    method: 'get',
    path: '/v1/sign-in',
    group: 'sign-in',
    summary: 'Whether people can connect and sign in by their company account.',
    answer: { description: 'Whether company accounts are available.', schema: SignInWays },
  }),
  startSignIn: open({
    method: 'get',
    path: '/v1/sign-in/start',
    group: 'sign-in',
    summary: "Leads a window of the extension's browser, or the console, to the company's sign-in.",
    query: SignInStart,
    answer: {
      description:
        'Redirect to the provider, or back with `error` if the provider cannot be reached.',
      redirects: true,
    },
    problems: ['not-found'],
  }),
  finishSignIn: open({
    method: 'get',
    path: '/v1/sign-in/callback',
    group: 'sign-in',
    summary: "Receives the provider's answer. This address is registered at the provider.",
    query: SignInCallback,
    answer: {
      description:
        'Redirect to the extension or the console, with `code` or `error`, and the `state` that it gave.',
      redirects: true,
    },
    problems: ['begin-again', 'not-found'],
  }),
}
