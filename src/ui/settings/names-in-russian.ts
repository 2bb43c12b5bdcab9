/**
 * Names of products as Russian people write and search for them, by the product's id, where they
 * differ from the name in Latin letters.
 */
export const NAMES_IN_RUSSIAN: Readonly<Record<string, string>> = {
  salesforce: 'Сейлсфорс',
  hubspot: 'Хабспот',
  pipedrive: 'Пайпдрайв',
  bitrix24: 'Битрикс24',
  amocrm: 'амоСРМ, амоCRM',
  kommo: 'Коммо',
  onec: '1С',
  alfacrm: 'АльфаСРМ, АльфаCRM',
  megaplan: 'Мегаплан',
  moysklad: 'МойСклад',
  planfix: 'Планфикс',
  retailcrm: 'РитейлСРМ, РитейлCRM',
  datalens: 'Яндекс DataLens',
  zoho_crm: 'Зохо',
}
