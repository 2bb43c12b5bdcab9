/**
 * The names of products that Russian people write and search for. The key is the product's id. Only
 * names that differ from the name in Latin letters are listed.
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
