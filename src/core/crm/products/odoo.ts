import type { Entry, Knowledge, Types } from '../product.ts'

const MODELS: Types = {
  'crm.lead': 'deal',
  'res.partner': 'contact',
  '{sale.order,purchase.order,pos.order}': 'order',
  'account.move': 'invoice',
  'account.payment': 'payment',
  'product.{template,product}': 'product',
  'project.project': 'project',
  'project.task': 'task',
  'helpdesk.ticket': 'ticket',
  'stock.picking': 'transfer',
  'calendar.event': 'meeting',
  'mail.activity': 'activity',
  'mailing.mailing': 'email',
}

/**
 * Record types by the name in the path (since version 18), or by a part of an Odoo action's name.
 */
const PATHS: Types = {
  ...MODELS,
  '{crm,my-pipeline}': 'deal',
  '{customers,vendors}': 'contact',
  '{sales,sales-orders,quotations,purchase,purchase-orders,rfq,pos-orders}': 'order',
  'sale*order*': 'order',
  '{customer-invoices,invoicing,customer-credit-notes}': 'invoice',
  '{vendor-bills,vendor-refunds}': 'bill',
  '{customer-payments,vendor-payments}': 'payment',
  'product-variants': 'product',
  '{all-tasks,my-tasks,project-tasks}': 'task',
  '{all-tickets,my-tickets,helpdesk-tickets}': 'ticket',
  '{receipts,deliveries,transfers,internal}': 'transfer',
  '{action-crm.crm_lead_all_leads,action-crm.*leads*}': 'lead',
  'action-crm.*{lead,pipeline,opportunit}*': 'deal',
  'action-*.*{out_invoice,out_refund}*': 'invoice',
  'action-*.*{in_invoice,in_refund}*': 'bill',
  'action-sale*.*{order,quotation}*': 'order',
  'action-purchase*.*': 'order',
  'action-{contacts,base}.*{contacts,partner}*': 'contact',
  'action-*.*ticket*': 'ticket',
  'action-stock.*picking*': 'transfer',
  'action-project.*task*': 'task',
  'action-project.*project*': 'project',
  'action-{product,stock,sale,purchase}.*product*': 'product',
  '*': 'custom',
}

export const odoo: Entry = {
  id: 'odoo',
  name: 'Odoo',
  kind: 'erp',
  kindOf: { deal: 'crm', lead: 'crm' },
  at: ['*.odoo.com', '*.dev.odoo.com'],
  notAt: ['runbot', 'upgrade', 'iap', 'iap*', 'nightly', 'eservices'],
  // The company's shop, blog and customer portal are on the same host.
  refuse: [
    '/web/{session,database,content,image,assets,binary}/**',
    '/odoo/{discuss,calendar,action-mail.action_discuss}/**',
    '/web#?action=mail.*',
    '/web#?active_id=mail.*',
    '/my/{orders,invoices,quotes,purchase}/**',
    '/shop/{product,category,cart,checkout}/**',
    '/{event,forum,slides,blog}/*-*/**',
  ],
  records: {
    // Before version 8, the path was `/` and not `/web`.
    '{/,/web}#?id=<n>&model=<type>': { ...MODELS, '*': 'custom' },
    // Links in e-mails have this address.
    '/mail/view?model=<type>&res_id=<n>': { ...MODELS, '*': 'custom' },
    '/{odoo,scoped_app}/**/<type>/<n>': PATHS,
  },
  pages: ['/web', '/odoo/**', '/scoped_app/**', '/pos/{ui,web}/**'],
  selfHosted: true,
}

export const known: Knowledge = {
  source: 'Odoo source: web client router; Odoo documentation; public address lists',
  examples: {
    'https://acme.odoo.com/web#id=42&action=299&model=sale.order&view_type=form': 'order 42',
    'https://acme.odoo.com/odoo/crm/43': 'deal 43',
    'https://acme.odoo.com/odoo/crm/43/sales/44': 'order 44',
    'https://acme-stg-17.dev.odoo.com/odoo/action-account.action_move_in_invoice_type/45':
      'bill 45',
    'https://acme.odoo.com/odoo/x_visit.report/46': 'custom 46',
    'https://acme.odoo.com/odoo/crm/new': true,
    'https://acme.odoo.com/odoo/crm/43/action-512': true,
    'https://acme.odoo.com/web': true,
    'https://acme.odoo.com/odoo/discuss': false,
    'https://acme.odoo.com/web/login?redirect=%2Fodoo%2Fcrm%2F43': false,
    'https://acme.odoo.com/my/orders/44': false,
    'https://acme.odoo.com/shop/desk-42': false,
    'https://www.odoo.com/odoo/crm/43': false,
    'https://runbot.odoo.com/runbot/r-d-1': false,
    'https://github.com/odoo/odoo/pull/95860': false,
    'http://erp.acme.example:8069/web?debug=1#model=crm.lead&view_type=form&id=47': 'deal 47',
    'https://erp.acme.example/odoo/res.partner/48': 'contact 48',
    'https://erp.acme.example/web/login': false,
  },
}
