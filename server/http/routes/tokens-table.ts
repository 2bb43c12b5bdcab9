/** The routes by which people manage API tokens. An API token itself may not call them. */
import { ApiTokens, Id, MadeToken, NewToken } from '../../../src/sync/contract.ts'
import { manager } from './route.ts'

export const TOKENS = {
  getTokens: manager({
    method: 'get',
    path: '/v1/tokens',
    group: 'tokens',
    summary: 'All API tokens; a head gets only those that they made.',
    answer: { description: 'The oldest token first, without its secret.', schema: ApiTokens },
  }),
  makeToken: manager({
    method: 'post',
    path: '/v1/tokens',
    group: 'tokens',
    summary:
      "Make an API token with some of the caller's rights (its scopes), valid until its last day.",
    body: NewToken,
    answer: { description: 'The secret, which is given only once.', schema: MadeToken },
    problems: ['not-found'],
  }),
  revokeToken: manager({
    method: 'delete',
    path: '/v1/tokens/:id',
    group: 'tokens',
    summary: 'Revoke an API token; a head may revoke only those that they made.',
    param: Id,
    answer: { description: 'The token is void.' },
    problems: ['not-found'],
  }),
}
