/** The routes by which an administrator manages teams. */
import {
  Id,
  ModeChange,
  SCOPES,
  TeamEntry,
  TeamMode,
  TeamName,
  Teams,
} from '../../../src/sync/contract.ts'
import { administrator } from './route.ts'

export const TEAMS = {
  getTeams: administrator({
    method: 'get',
    path: '/v1/teams',
    group: 'people',
    summary: 'All teams, with their heads, sorted for Accept-Language.',
    scopes: SCOPES,
    answer: { description: 'The teams.', schema: Teams },
  }),
  addTeam: administrator({
    method: 'post',
    path: '/v1/teams',
    group: 'people',
    summary: 'Make a team.',
    body: TeamName,
    answer: { description: 'The new team.', schema: TeamEntry },
    problems: ['name-taken'],
  }),
  renameTeam: administrator({
    method: 'put',
    path: '/v1/teams/:id',
    group: 'people',
    summary: 'Rename a team.',
    param: Id,
    body: TeamName,
    answer: { description: 'The team.', schema: TeamEntry },
    problems: ['name-taken', 'not-found'],
  }),
  changeMode: administrator({
    method: 'put',
    path: '/v1/teams/:id/mode',
    group: 'people',
    summary: 'Put a team into group mode. To end it, one administrator asks, and another confirms.',
    param: Id,
    body: ModeChange,
    answer: { description: 'The present mode of the team.', schema: TeamMode },
    problems: ['second-administrator', 'not-found'],
  }),
  deleteTeam: administrator({
    method: 'delete',
    path: '/v1/teams/:id',
    group: 'people',
    summary: 'Delete a team without people and without recorded time.',
    param: Id,
    answer: { description: 'The team is deleted.' },
    problems: ['team-not-empty', 'not-found'],
  }),
}
