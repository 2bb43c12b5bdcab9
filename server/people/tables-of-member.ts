/**
 * The tables with rows of one member of one team, except `segments`. Each table is listed before
 * the tables that its foreign keys refer to, so that rows can be removed in this order.
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
