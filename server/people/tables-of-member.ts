/**
 * The tables with rows of one member of one team, beside their segments, in the order of their
 * foreign keys: the last to be removed stands last.
 */
export const TABLES_OF_MEMBER = [
  'sums',
  'days',
  'middles',
  'indicator_values',
  'indicator_history',
  'codes',
  'devices',
  'roster_people',
  'webhook_messages',
] as const
