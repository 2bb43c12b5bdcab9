/** Acts of administration, with their names in the audit (the log of these acts). */
export const ACTS = [
  'account linked',
  'account unlinked',
  'backup made',
  'backup restored',
  'code made',
  'day read',
  'device connected',
  'device revoked',
  'e-mail changed',
  'end of group mode asked for',
  'entries merged',
  'group mode ended',
  'group mode entered',
  'group mode kept',
  'heads changed',
  'indicators chosen',
  'invite made',
  'invite revoked',
  'member added',
  'member exported',
  'member forgotten',
  'member left',
  'member moved',
  'member renamed',
  'member returned',
  'middle hidden',
  'middle shared',
  'old rows removed',
  'readiness answered',
  'role changed',
  'scheme changed',
  'signed in',
  'signed out',
  'team added',
  'team deleted',
  'team exported',
  'team renamed',
  'token made',
  'token revoked',
  'tracking changed',
  'webhook added',
  'webhook changed',
  'webhook removed',
  'webhook stopped',
  'working time changed',
] as const
export type Act = (typeof ACTS)[number]

// Actors in the audit that are not people. An act is stored with one of these texts instead of a
// person's id.

/** The service itself did the act, because its settings say so. */
export const SERVICE = 'the service, by itself'
/** A person did the act with the link for the first set-up. */
export const SET_UP_LINK = 'the set-up link'
/** A command did the act. After this text comes the account that ran the command. */
export const BY_COMMAND = 'command line, '
