import type { Entry, Knowledge, Types } from '../product.ts'

const DOCTYPES: Types = {
  'crm-lead': 'lead',
  'crm-deal': 'deal',
  'crm-organization': 'customer',
  '{sales-order,purchase-order,work-order}': 'order',
  'sales-invoice': 'invoice',
  'purchase-invoice': 'bill',
  'payment-entry': 'payment',
  'delivery-note': 'shipment',
  'journal-entry': 'document',
  '{issue,hd-ticket}': 'ticket',
  communication: 'email',
}

const DESKS = '/{app,desk}'

export const erpnext: Entry = {
  id: 'erpnext',
  name: 'ERPNext',
  kind: 'erp',
  kindOf: { lead: 'crm', deal: 'crm' },
  at: ['**.frappe.cloud', '*.erpnext.com'],
  keep: [`${DESKS}/webhook/**`],
  refuse: ['/helpdesk/{kb-public,my-tickets}/**'],
  records: {
    // The id of a document is a number in a series (`<series>`), or a name.
    [`${DESKS}/<type>/<series>`]: { ...DOCTYPES, '*': 'custom' },
    [`${DESKS}/<type>/<name>`]: DOCTYPES,
    [`${DESKS}/query-report/<name>`]: 'report',
    // Addresses before version 13 contain the names of types that people see on the screen.
    [`${DESKS}#Form/<type> <type>/<series>`]: { note: 'shipment', '*': 'document' },
    [`${DESKS}#Form/<type>/<series>`]: { ...DOCTYPES, '*': 'custom' },
    [`${DESKS}#Form/<type>/<name>`]: DOCTYPES,
    '/crm/leads/<series>/**': 'lead',
    '/crm/deals/<series>/**': 'deal',
    '/crm/contacts/<name>': 'contact',
    '/crm/organizations/<name>': 'company',
    '/helpdesk/tickets/<n>/**': 'ticket',
  },
  pages: ['/{app,desk,crm,helpdesk}/**'],
  selfHosted: true,
  ownPages: [
    `${DESKS}/{lead,opportunity,customer,contact,quotation,sales-order,sales-invoice,item}/**`,
    `${DESKS}/{purchase-order,purchase-invoice,supplier,issue,task,project,event,prospect}/**`,
    `${DESKS}/{crm,selling,buying,stock,accounting,projects,support,home,build,todo,user}/**`,
    `${DESKS}/{query-report,dashboard-view,print,payment-entry,delivery-note,address}/**`,
    `${DESKS}/{stock-entry,material-request,bom,journal-entry,pos-invoice,employee,company}/**`,
  ],
}

export const known: Knowledge = {
  source: 'Frappe Framework docs: desk routes; ERPNext docs: naming series',
  examples: {
    'https://erp.acme.example/app/lead/CRM-LEAD-2026-00042': 'lead CRM-LEAD-2026-00042',
    'https://erp.acme.example/app/sales-order/SAL-ORD-2026-00043': 'order SAL-ORD-2026-00043',
    'https://erp.acme.example/app/customer/Jane%20Doe': 'customer',
    'https://erp.acme.example/app/contact/jane%40acme.example': 'contact',
    'https://erp.acme.example/app/lead/view/list': true,
    'https://erp.acme.example/app/lead/new-lead-abc': true,
    'https://acme.frappe.cloud/app/visit/VIS-0044': 'custom VIS-0044',
    'https://acme.frappe.cloud/login': false,
    'https://acme.frappe.cloud/shop': false,
    'https://docs.erpnext.com/docs/user/lead': false,
  },
}
