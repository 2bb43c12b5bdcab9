import { expect, test } from 'vitest'
import { siteOf, soundRuleOf } from '../../../src/core/attribution/site-of-url.ts'
import type { Observation } from '../../../src/core/attribution/state.ts'
import { CALL_PRODUCTS } from '../../../src/core/calls/products.ts'
import { callRecogniserOf } from '../../../src/core/calls/recogniser.ts'
import { recognise } from '../../../src/core/crm/recognise.ts'
import { DETAILED } from '../../../src/core/scheme/categories.ts'
import { DEFAULTS } from '../../../src/core/settings/settings.ts'
import {
  ELSEWHERE,
  type Happening,
  IDLE,
  PIPEDRIVE,
  play,
  timelineText,
} from '../../support/play-events.ts'

const DIALLER: Observation = { at: 'site', category: 'outgoing-call' }
const LIBRARY: Observation = { at: 'site', category: 'research' }

const cases: [name: string, Happening[], string[]][] = [
  [
    'a dialler brings its category, and hands back',
    [
      [0, { pick: 'misc' }],
      [60, DIALLER],
      [65, 'timer'],
      [120, ELSEWHERE],
      [135, 'timer'],
    ],
    ['misc 0–60', 'outgoing-call 60–120', 'misc 120–'],
  ],
  [
    'a call that its page brought stays a call over the CRM, and ends where both were left',
    [
      [0, { pick: 'misc' }],
      [60, DIALLER],
      [65, 'timer'],
      [120, PIPEDRIVE],
      [140, 'timer'],
      [200, ELSEWHERE],
      [215, 'timer'],
    ],
    ['misc 0–60', 'outgoing-call 60–200', 'misc 200–'],
  ],
  [
    'Documentation that runs by itself gives way to another site at its own instant',
    [
      [0, { pick: 'misc' }],
      [60, PIPEDRIVE],
      [65, 'timer'],
      [90, DIALLER],
      [95, 'timer'],
    ],
    ['misc 0–60', 'documentation 60–90', 'outgoing-call 90–'],
  ],
  [
    'a site that yields becomes Documentation in the CRM, and both hand back to what was picked',
    [
      [0, { pick: 'misc' }],
      [60, LIBRARY],
      [65, 'timer'],
      [90, PIPEDRIVE],
      [95, 'timer'],
      [120, ELSEWHERE],
      [135, 'timer'],
    ],
    ['misc 0–60', 'research 60–90', 'documentation 90–120', 'misc 120–'],
  ],
  [
    'what was picked on a site that would bring it anyway stays as it is; the CRM counts from itself',
    [
      [0, { pick: 'research' }],
      [60, LIBRARY],
      [300, PIPEDRIVE],
      [305, 'timer'],
    ],
    ['research 0–300', 'documentation 300–'],
  ],
  [
    'a meeting in the browser goes on while nobody touches the keyboard, and is still handed back',
    [
      [0, { pick: 'misc' }],
      [60, { at: 'site', category: 'client-meeting' }],
      [65, 'timer'],
      [600, IDLE],
      [1800, { at: 'site', category: 'client-meeting' }],
      [1900, ELSEWHERE],
      [1915, 'timer'],
    ],
    ['misc 0–60', 'client-meeting 60–1900', 'misc 1900–'],
  ],
  [
    'a click on such a site wins, as in the CRM',
    [
      [0, { pick: 'misc' }],
      [60, DIALLER],
      [65, 'timer'],
      [80, { pick: 'research' }],
      [200, 'timer'],
    ],
    ['misc 0–60', 'outgoing-call 60–80', 'research 80–'],
  ],
]

test.each(cases)('%s', (_name, happenings, expected) => {
  expect(timelineText(play(happenings))).toEqual(expected)
})

const settings = {
  ...DEFAULTS,
  products: ['pipedrive'],
  ownHosts: ['crm.acme.example'],
  sites: [
    { host: 'dialler.example', category: 'outgoing-call' },
    { host: 'gone.example', category: 'no-such-category' },
  ],
}

test.each([
  ['https://dialler.example/call?to=1', { category: 'outgoing-call' }],
  ['https://app.dialler.example/', undefined],
  ['https://gone.example/', undefined],
  [
    'https://acme.pipedrive.com/deal/4',
    { category: 'documentation', context: { product: 'pipedrive' } },
  ],
  ['https://app.hubspot.com/contacts/1/record/0-1/2', undefined],
  ['https://crm.acme.example/', { category: 'documentation', context: { product: 'own' } }],
  [
    'https://crm.acme.example/odoo/crm/7',
    { category: 'documentation', context: { product: 'odoo' } },
  ],
])('%s brings %o', (url, site) => {
  expect(siteOf(url, settings, DETAILED, recognise)).toEqual(site)
})

const bySound = {
  sites: [
    { host: 'phone.acme.example', category: 'incoming-call', whileSound: true },
    { host: 'dialler.example', category: 'outgoing-call' },
  ],
  calls: [
    { product: 'google_meet', category: 'internal-meeting' },
    { product: 'zoom', category: 'client-meeting', ask: true },
    { product: 'aircall', category: 'no-such-category' },
  ],
}

test.each([
  ['https://phone.acme.example/', { category: 'incoming-call' }],
  ['https://dialler.example/call', undefined],
  ['https://meet.google.com/abc-mnop-xyz', { category: 'internal-meeting' }],
  ['https://meet.google.com/landing', undefined],
  ['https://app.zoom.us/wc/123/start', { category: 'client-meeting', ask: true }],
  // The person has not switched these products for calls on, or the scheme does not contain the
  // category that the person chose for them.
  ['https://teams.microsoft.com/v2/', undefined],
  ['https://phone.aircall.io/', undefined],
])('sound on %s brings %o', (url, rule) => {
  expect(soundRuleOf(url, bySound, DETAILED, callRecogniserOf(CALL_PRODUCTS))).toEqual(rule)
})
