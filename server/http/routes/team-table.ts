/** The routes about one team: its settings, its people's time, its categories. */
import {
  GroupQuery,
  GroupWeeks,
  Layout,
  LayoutQuery,
  Middle,
  RangeQuery,
  Readiness,
  Scheme,
  SchemeChange,
  Team,
  TeamChange,
  TeamQuery,
} from '../../../src/sync/contract.ts'
import { head, manager, member } from './route.ts'

export const TEAM = {
  getTeam: member({
    method: 'get',
    path: '/v1/team',
    group: 'team',
    summary: "The team's name and choices, and the caller's role in it.",
    query: TeamQuery,
    answer: { description: 'The team.', schema: Team },
  }),
  putTeam: manager({
    method: 'put',
    path: '/v1/team',
    group: 'team',
    summary: "Change the team's choices; for its heads and administrators.",
    query: TeamQuery,
    body: TeamChange,
    answer: { description: 'The team as it is now.', schema: Team },
  }),
  getMiddle: member({
    method: 'get',
    path: '/v1/team/middle',
    group: 'team',
    summary: "The team's median shares, for members to compare with; only if the team shares them.",
    query: RangeQuery,
    answer: {
      description: 'Medians of shares; none if too few people have sent time.',
      schema: Middle,
    },
    problems: ['not-shared', 'group-mode'],
  }),
  getLayout: head({
    method: 'get',
    path: '/v1/team/layout',
    group: 'team',
    summary:
      "A team's time by person, category and day or month. Poll with If-None-Match; for its heads.",
    query: LayoutQuery,
    scopes: ['report:read'],
    answer: {
      description: 'Lengths of time; no clock times, notes or records.',
      schema: Layout,
      hasTag: true,
      unchanged: 'Unchanged since the answer with one of the named tags.',
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
    answer: { description: 'Figures of groups of five people or more.', schema: GroupWeeks },
  }),
}

export const SCHEME = {
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
      unchanged: 'Unchanged since the answer with one of the named tags.',
    },
  }),
  putScheme: manager({
    method: 'put',
    path: '/v1/scheme',
    group: 'team',
    summary:
      "Make the scheme's next version, in force from the next day; for heads and administrators.",
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
    answer: {
      description: 'The scheme, with the readiness answers.',
      schema: Scheme,
      hasTag: true,
    },
  }),
}
