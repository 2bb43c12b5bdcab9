/** Examples of each body and answer, for the OpenAPI document. */
import { FIRST_SCHEME } from '../../src/core/scheme/versions.ts'
import { problemType } from '../../src/sync/contract.ts'

const DEVICE = '6a1c0f3e-1f9b-4c7e-9d2a-3b7f0c5d8e21'
const row = {
  id: '0b8f7a52-64a4-4bb4-9a39-0f2c6a7f7d11',
  revision: 1,
  changedAt: 1_795_429_800_000,
  category: 'outgoing-call',
  startedAt: 1_795_428_000_000,
  endedAt: 1_795_429_800_000,
  source: 'hand',
  scheme: 1,
  context: { product: 'hubspot' },
}
const range = { from: '2026-11-16', to: '2026-11-22', zone: 'Europe/Moscow', dayStart: 0 }
const team = { name: 'Sales', role: 'manager', shareMiddle: true }
const readiness = { indicatorsInCrm: true, crmForHalfAYear: true }

const named = { id: 'b1d7f3a0-8c2e-4a56-9f10-7e3d5c2b4a61', name: 'Sales' }
const person = {
  id: 'b2f0c7de-5a35-4a3c-8f43-2c2a4b9c6c10',
  name: 'Anna Lee',
  email: 'anna.lee@company.example',
  team: named,
  role: 'member',
  leads: [],
  tracked: true,
  addedAt: 1_795_381_200_000,
  devices: 0,
  invitedUntil: 1_795_986_000_000,
}
const invite = {
  link: `https://stint.company.example/join#${'T4XK7QWM'.repeat(6)}T4XK7`,
  code: `${'T4XK7QWM'.repeat(6)}T4XK7`,
  expiresAt: 1_795_986_000_000,
}
const mode = { mode: 'group', since: '2026-11-23' }
const teamEntry = {
  ...named,
  members: 12,
  former: 1,
  shareMiddle: true,
  heads: [person].map(({ id, name }) => ({ id, name })),
  mode,
}

const october = { indicator: 'volume', period: 'month', from: '2026-10-01', value: 130350.39 }
const choices = {
  currency: 'EUR',
  hourlyCost: 31.5,
  own: [{ id: 'visits', name: 'Visits', measure: 'count', direction: 'up' }],
  targets: [
    { indicator: 'volume', from: '2026-11-23', start: 130000, to: '2027-01-23', goal: 150000 },
  ],
}
const agreed = {
  month: '2026-10-01',
  agreed: 'Calls to prospects before ten o’clock, four days a week.',
  watch: 'selling-share',
}

const apiToken = {
  id: '5d0c1e9a-2b7f-4f36-8a51-9c3e7d6b4a20',
  name: 'Sales dashboard',
  scopes: ['report:read', 'indicators:read'],
  team: named,
  madeAt: 1_795_381_200_000,
  madeBy: 'Mia Roe',
  expiresAt: 1_803_157_200_000,
  lastUsedAt: 1_795_429_800_000,
  isGood: true,
}

const webhook = {
  id: '0f4b7c1d-6a29-4e58-b3d0-71c8e5a92f64',
  url: 'https://hooks.company.example/stint',
  events: ['day.received', 'person.left'],
  madeAt: 1_795_381_200_000,
  lastSuccessAt: 1_795_429_800_000,
}

export const EXAMPLES: Record<string, unknown> = {
  Batch: { segments: [row] },
  BatchAnswer: { results: [{ id: row.id, revision: 1, result: 'stored' }] },
  FeedAnswer: { segments: [{ ...row, device: DEVICE }], next: '1', more: false },
  Receipt: {
    date: '2026-11-23',
    zone: 'Europe/Moscow',
    dayStart: 0,
    from: 1_795_381_200_000,
    to: 1_795_467_600_000,
    count: 1,
    seconds: { 'outgoing-call': 1800 },
    unexplained: 0,
    firstAt: row.startedAt,
    lastAt: row.endedAt,
    firstAskedAt: 1_795_446_000_000,
    checksum: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  },
  Connect: { code: 'T4XK-7QWM', device: DEVICE },
  WorkingTime: {
    week: [8, 8, 8, 8, 0, 0, 0],
    off: [{ from: '2026-12-21', to: '2027-01-03' }],
    changedAt: 1_795_429_800_000,
  },
  CodeOwner: { member: 'Anna Lee', team: 'Sales' },
  Connected: { token: 'x'.repeat(65), member: 'Anna Lee', team: 'Sales' },
  SetUp: { secret: 'x'.repeat(43), name: 'Olga Petrova', team: 'Sales' },
  Me: { id: person.id, member: 'Anna Lee', team: 'Sales', role: 'member', device: DEVICE },
  Devices: {
    devices: [{ id: DEVICE, connectedAt: 1_795_381_200_000, lastSeenAt: 1_795_429_800_000 }],
  },
  OwnReceipts: {
    receipts: [
      {
        date: '2026-11-23',
        device: DEVICE,
        label: 'Chrome on Windows',
        count: 23,
        seconds: { documentation: 8100, 'outgoing-call': 14_400 },
        firstAskedAt: 1_795_449_600_000,
      },
    ],
  },
  AccessLog: {
    reads: [
      {
        reader: { id: 'c0a8f5d2-3f6b-4a38-8f0d-5d7e2b1c9a44', name: 'Mia Roe' },
        route: 'layout',
        from: '2026-11-16',
        to: '2026-11-22',
        firstAt: 1_795_429_800_000,
        lastAt: 1_795_430_400_000,
      },
    ],
  },
  Layout: {
    ...range,
    members: [
      {
        id: 'b2f0c7de-5a35-4a3c-8f43-2c2a4b9c6c10',
        name: 'Anna Lee',
        role: 'member',
        since: '2026-11-01',
        lastSeen: '2026-11-23',
        lastSent: '2026-11-23',
        days: [],
      },
    ],
  },
  Middle: {
    ...range,
    middle: {
      people: 5,
      shares: { 'outgoing-call': 0.3, misc: 0.25 },
      base: { 'outgoing-call': 0.3, misc: 0.3 },
      selling: 0.45,
    },
  },
  GroupWeeks: {
    from: '2026-11-30',
    to: '2026-12-13',
    weeks: [
      {
        week: '2026-11-30',
        figures: {
          people: 10,
          hours: 34,
          base: { 'outgoing-call': 0.45, documentation: 0.3, misc: 0.25 },
        },
      },
      { week: '2026-12-07', why: 'soon' },
    ],
  },
  TeamMode: mode,
  ModeChange: { mode: 'group' },
  Scheme: { ...FIRST_SCHEME, history: [] },
  SchemeChange: {
    after: 1,
    zone: 'Europe/Moscow',
    changeEvery: 3,
    categories: FIRST_SCHEME.categories,
    readiness,
  },
  Readiness: readiness,
  Team: team,
  TeamChange: { shareMiddle: true },
  Teams: { teams: [teamEntry] },
  TeamEntry: teamEntry,
  TeamName: { name: 'Sales' },
  Audit: {
    acts: [
      {
        id: '5f0c7d1e-92a3-4b6c-8d10-3e7f5a2b9c44',
        at: 1_795_429_800_000,
        act: 'role changed',
        actor: { id: DEVICE, name: 'Mia Roe' },
        team: named,
        about: { id: person.id, name: person.name },
        detail: 'member → manager',
      },
    ],
    next: '1795429800000-1',
  },
  AllReads: {
    reads: [
      {
        reader: { id: DEVICE, name: 'Mia Roe' },
        route: 'layout',
        team: named,
        people: 12,
        from: '2026-11-16',
        to: '2026-11-22',
        firstAt: 1_795_429_200_000,
        lastAt: 1_795_429_800_000,
      },
    ],
  },
  Retention: {
    keepDays: 1100,
    until: 1_763_893_800_000,
    teams: [{ ...named, old: 4210, all: 60_340 }],
  },
  Removal: { days: 365 },
  Removed: { removed: 4210 },
  Members: { members: [person] },
  MemberEntry: person,
  NewMember: { name: 'Anna Lee', team: named.id, email: person.email },
  InvitedMember: { member: person, invite },
  KeptOfMember: { teams: [{ ...named, entries: 2140 }] },
  MemberChange: { role: 'manager', leads: [named.id] },
  Move: { team: named.id },
  Leave: { lastDay: '2026-11-30', zone: 'Europe/Moscow' },
  Return: {},
  Merge: { other: person.id },
  Import: { csv: 'name,e-mail,team,role\nAnna Lee,anna.lee@company.example,Sales,member' },
  Imported: {
    people: [{ line: 2, name: 'Anna Lee', team: 'Sales', role: 'member', id: person.id, invite }],
    newTeams: [],
  },
  Invite: invite,
  ShortCode: { code: 'T4XK-7QWM', expiresAt: 1_795_429_800_000 },
  SignInWays: { company: true },
  Values: { from: '2026-10-01', to: '2026-10-31', team: [october] },
  NewValues: {
    values: [october, { ...october, indicator: 'won', value: 6, email: person.email }],
  },
  ValuesStored: { stored: 2, same: 0, rejected: [] },
  ValueHistory: {
    values: [
      { value: 130350.39, at: 1_795_429_800_000 },
      { value: 128000, at: 1_795_381_200_000 },
    ],
  },
  TableImport: {
    // A CSV in base64: the header `month;volume` and the row `2026-10;130350,39`.
    file: 'bW9udGg7dm9sdW1lCjIwMjYtMTA7MTMwMzUwLDM5Cg==',
    store: true,
  },
  TableImported: {
    encoding: 'utf-8',
    separator: ';',
    decimal: 'comma',
    dates: 'ym',
    header: ['month', 'volume'],
    columns: ['period', 'volume'],
    kind: 'values',
    period: 'month',
    missing: [],
    rows: 1,
    bad: [],
    unmatched: [],
    added: 1,
    changed: 0,
    same: 0,
    sample: [october],
    from: october.from,
    to: october.from,
    stored: true,
  },
  IndicatorChoices: choices,
  IndicatorChange: { currency: 'EUR' },
  OwnIndicators: {
    from: '2026-10-01',
    to: '2026-10-31',
    currency: 'EUR',
    own: choices.own,
    values: [october],
  },
  IndicatorReadiness: {
    isReady: false,
    facts: [
      { indicator: 'volume', months: 9 },
      { indicator: 'margin', months: 4 },
    ],
  },
  NewReview: agreed,
  Reviews: { reviews: [{ ...agreed, at: 1_795_429_800_000 }] },
  ApiTokens: { tokens: [apiToken] },
  ApiToken: apiToken,
  NewToken: { name: 'Sales dashboard', scopes: apiToken.scopes, team: named.id, days: 90 },
  MadeToken: { secret: `stint_${'x'.repeat(43)}`, token: apiToken },
  Webhooks: { webhooks: [webhook] },
  WebhookEntry: webhook,
  NewWebhook: { url: webhook.url, events: webhook.events },
  WebhookChange: { on: false },
  MadeWebhook: { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', webhook },
  WebhookTest: { status: 204, milliseconds: 84 },
  Deliveries: {
    deliveries: [
      {
        id: '9b1c3f7a-52d8-4e06-8f4a-c07d6e2b1a93',
        event: 'day.received',
        madeAt: 1_795_429_800_000,
        state: 'waiting',
        attempts: 2,
        nextAt: 1_795_429_890_000,
        status: 503,
      },
    ],
  },
  WebhookMessage: {
    type: 'day.received',
    timestamp: '2026-11-23T16:30:00.000Z',
    data: { team: named.id, person: person.id, date: '2026-11-23' },
  },
  HealthReport: {
    at: 1_795_429_800_000,
    received: {
      lastAt: 1_795_429_790_000,
      quarters: [{ from: 1_795_428_900_000, batches: 12, rows: 480 }],
    },
    versions: {
      endpoint: '0.1.0',
      node: '26.10.0',
      database: 'SQLite 3.50.4',
      migration: '0050-versions',
      extensions: [{ version: '0.1.0', browsers: 12 }],
    },
    database: { size: 268_435_456, disk: { free: 85_899_345_920, size: 107_374_182_400 } },
    backup: { isKnown: true, lastAt: 1_795_381_200_000 },
    clock: {},
    webhooks: { on: 2, failing: 0, stopped: 0, waiting: 0, givenUp: 0 },
  },
  Health: { status: 'ok' },
  Ready: { status: 'ok' },
  Problem: {
    type: problemType('not-found'),
    title: 'There is nothing at this address',
    status: 404,
    requestId: 'f1c0a5de',
  },
}
