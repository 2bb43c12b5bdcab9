/**
 * The products that the settings page offers, in its order, with the names that the popup shows.
 * The popup must not load all that Stint knows about products; a test keeps the names the same.
 */
export const OFFERED: Readonly<Record<string, string>> = {
  salesforce: 'Salesforce',
  hubspot: 'HubSpot',
  pipedrive: 'Pipedrive',
  bitrix24: 'Bitrix24',
  amocrm: 'amoCRM',
  kommo: 'Kommo',
}
