import type { CallEntry, CallKnowledge } from '../product.ts'

/**
 * Only sound on the page of a conference counts as a call. On other pages, it may be the recording
 * of a call.
 */
export const bitrix24_calls: CallEntry = {
  id: 'bitrix24_calls',
  name: 'Bitrix24 video calls',
  at: ['*.bitrix24.{ru,com,eu,de,fr,it,es,pl,uk,com.br,com.tr,by,kz,ua,uz,in,cn,jp,id,vn,mx,co}'],
  pages: ['/video/*'],
  category: 'client-meeting',
}

export const known: CallKnowledge = {
  source: 'links to video conferences in a public repository of a company that uses them',
  examples: {
    'https://acme.bitrix24.ru/video/abcdef12': true,
    'https://acme.bitrix24.com/video/abcdef12': true,
    'https://acme.bitrix24.ru/crm/deal/details/1/': false,
    'https://acme.bitrix24.ru/telephony/detail.php': false,
  },
}
