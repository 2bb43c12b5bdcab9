import { describe, expect, it } from 'vitest'
import { asksAllTeams } from '../../support/endpoint/spread.ts'

// If the rows of a database are distributed over several nodes by team, a statement without a condition
// on the team is sent to all nodes. Every test file checks that its requests make no such statement
// (test/support/endpoint/check-statements.ts). This file tests that check.
describe('a statement asks all teams', () => {
  it.each([
    'select * from "segments" where "member" = $1',
    'select * from "members" left join "devices" on "devices"."team" = "members"."team" where "members"."team" = $1',
    'select "team" from "codes" where "code_hash" = $1',
    'update "teams" set "share_middle" = $1',
    'update "codes" set "used_at" = $1 where "code_hash" = $2 returning "team"',
    'insert into "audit" ("id", "at") values ($1, $2)',
    'delete from "teams" where "name" = $1',
    'delete from "days" where "to_at" < ?',
    'select d.value from json_each(?) as d, (select 1 from "segments" where "member" = ?)',
    'select * from "segments" where "team" = $1 union all select * from "segments" where "member" = $2',
  ])('%s', (sql) => {
    expect(asksAllTeams(sql)).toBe(true)
  })

  it.each([
    'select 1',
    'begin',
    'select "team" from "code_teams" where "code_hash" = $1',
    'select * from "segments" where "team" = $1 and "member" = $2',
    'select "name" from "teams" where "id" = $1',
    'select "id" from "teams" where "id" = $1 for update',
    'update "teams" set "share_middle" = $1 where "id" = $2 and "share_middle" <> $3 returning "id"',
    'insert into "audit" ("team", "id") values ($1, $2)',
    'insert into "teams" ("id", "name") values ($1, $2)',
    'delete from "teams" where "id" = $1',
    'select * from "members" left join "devices" on "devices"."team" = $1 where "members"."team" = $2',
  ])('but not: %s', (sql) => {
    expect(asksAllTeams(sql)).toBe(false)
  })
})
