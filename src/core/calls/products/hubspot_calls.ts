import type { CallEntry, CallKnowledge } from '../product.ts'

/**
 * Only sound in the separate window for calls counts as a call. On the page of a CRM record, it may
 * be the recording of a call.
 */
export const hubspot_calls: CallEntry = {
  id: 'hubspot_calls',
  name: 'HubSpot calls',
  at: ['app{,-na1,-na2,-na3,-eu1,-eu2,-ap1,-ap2}.hubspot.com'],
  pages: ['/calling-integration-popup-ui/**'],
  category: 'outgoing-call',
}

export const known: CallKnowledge = {
  source: 'HubSpot calling extensions SDK: the calling window',
  examples: {
    'https://app.hubspot.com/calling-integration-popup-ui/40001206': true,
    'https://app-eu1.hubspot.com/calling-integration-popup-ui/147506535?usesCallingWindow=true': true,
    'https://app.hubspot.com/contacts/1/record/0-1/2': false,
    'https://app.hubspot.com/calls/1/review/2': false,
  },
}
