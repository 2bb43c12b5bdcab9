import type { Entry, Knowledge, Types } from '../product.ts'

const ZONES = 'ru,com,eu,de,fr,it,es,pl,uk,com.br,com.tr,by,kz,ua,uz,in,cn,jp,id,vn,mx,co'

/**
 * Record types by their number. A number above 128 is a type that one company has added to its
 * portal.
 */
const NUMBERS: Types = {
  '1': 'lead',
  '2': 'deal',
  '3': 'contact',
  '4': 'company',
  '7': 'quote',
  '31': 'invoice',
  '36': 'document',
  '*': 'custom',
}

export const bitrix24: Entry = {
  id: 'bitrix24',
  name: 'Bitrix24',
  kind: 'crm',
  at: [`*.bitrix24.{${ZONES}}`],
  notAt: ['cdn-*', 'im', 'network', 'passport', 'mobile', 'cloud', 'mcp-*'],
  records: {
    // A portal can have several sites. Each site has a separate folder in the path.
    '{/*,}/crm/<type>/{details,show,edit}/<n>/**': {},
    '/{crm,page/*/*}/type/<type>/details/<n>/**': NUMBERS,
    '/{crm,shop}/catalog/**/product/<n>/**': 'product',
    '/bi/dashboard/detail/<n>/**': 'dashboard',
    '/shop/orders/details/<n>/**': 'order',
    '/shop/documents/details/<n>/**': 'document',
    '/rpa/item/*/<n>/**': 'custom',
  },
  // Other sections of the portal (chat, tasks, files and news) are not CRM work.
  refuse: [
    '/company/personal/**',
    '/{workgroups,stream,upload,disk}/**',
    '/online/guest/**',
    '/pub/{form,form.php,pay,task.php,document,calendar-sharing,booking,payment-slip,mail,bp}/**',
    '/bitrix/{services,tools,components}/**',
    '/bitrix/admin{,/index.php}',
  ],
  pages: [
    '/{crm,bi,page,rpa,contact_center,telephony,marketing,saletarget,sale}/**',
    '/shop/{orders,catalog,settings,documents*}/**',
    '/report/analytics/**',
  ],
  selfHosted: true,
  ownPages: [
    '/crm/{lead,deal,contact,company,quote,invoice,type,configs,activity,analytics}/**',
    '/bi/dashboard/**',
    '/shop/{orders,documents*}/**',
    '/{rpa,contact_center}/**',
    '/services/{contact_center,telephony}/**',
  ],
}

export const known: Knowledge = {
  source: 'Bitrix24 REST docs: CRM entity types; public address lists',
  examples: {
    'https://acme.bitrix24.ru/crm/deal/details/42/': 'deal 42',
    'https://acme.bitrix24.com.br/crm/type/31/details/43/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER':
      'invoice 43',
    'https://b24-x1y2z3.bitrix24.de/crm/type/1038/details/44/': 'custom 44',
    'https://acme.bitrix24.kz/crm/deal/details/0/?category_id=2': true,
    'https://acme.bitrix24.eu/crm/deal/kanban/category/24/': true,
    'https://acme.bitrix24.ru/stream/': false,
    'https://acme.bitrix24.ru/company/personal/user/5/tasks/task/view/6/': false,
    'https://acme.bitrix24.ru/pub/form/8_callback/ab12/': false,
    'https://acme.bitrix24.ru/~ab12C': false,
    'https://acme.bitrix24.ru/oauth/authorize/?client_id=x': false,
    'https://helpdesk.bitrix24.com/open/17966010/': false,
    'https://www.bitrix24.com/crm/': false,
    'https://acme.bitrix24.site/crm_form_ab1cd/': false,
    'https://portal.acme.example/crm/company/details/45/': 'company 45',
    'https://portal.acme.example/crm/lead/list/': true,
    'https://portal.acme.example/workgroups/group/7/': false,
  },
}
