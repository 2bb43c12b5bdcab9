import type { Entry, Knowledge, Types } from '../product.ts'

const OBJECTS: Types = {
  '0-1': 'contact',
  '0-2': 'company',
  '0-3': 'deal',
  '0-4': 'activity',
  '0-5': 'ticket',
  '0-7': 'product',
  '0-8': 'item',
  '0-14': 'quote',
  '0-18': 'message',
  '0-27': 'task',
  '0-46': 'note',
  '0-47': 'meeting',
  '0-48': 'call',
  '0-49': 'email',
  '0-53': 'invoice',
  '0-69': 'subscription',
  '0-101': 'payment',
  '0-123': 'order',
  '0-136': 'lead',
  '0-421': 'meeting',
  '0-970': 'project',
  '*': 'custom',
}

export const hubspot: Entry = {
  id: 'hubspot',
  name: 'HubSpot',
  kind: 'crm',
  at: ['app{,-na1,-na2,-na3,-eu1,-eu2,-ap1,-ap2}.hubspot.com'],
  records: {
    '/contacts/*/record/<type>/<n>/**': OBJECTS,
    '/{contacts,sales}/*/<type>/<n>/**': {},
    '/sales-workspace/*/**/task/<n>': 'task',
    '/tasks/*/{view/*/,}task/<n>/**': 'task',
    '/quotes/*/{details,edit}/<n>/**': 'quote',
    '/invoices/*/{details,edit}/<n>/**': 'invoice',
    '/reports-dashboard/*/view/<n>/**': 'dashboard',
    '/reports-list/*/<n>/**': 'report',
    '/report-builder/*/**/<n>': 'report',
    '/workflows/*/{platform/,}flow/<n>/**': 'workflow',
    '/sequences/*/sequence/<n>/**': 'sequence',
    '/playbooks/*/edit/<n>/**': 'playbook',
    '/live-messages/*/inbox/<n>/**': 'conversation',
    '/help-desk/*/**/ticket/<n>': 'ticket',
    '/help-desk/*/thread/<n>/**': 'conversation',
    '/email/*/{edit,edit-*,details}/<n>/**': 'email',
    '/calls/*/review/<n>/**': 'call',
  },
  refuse: [
    '/{documents,academy,ecosystem,marketplace,join,docs}/**',
    '/*-visitor/**',
    '/{oauth-,signup,myaccounts,developer}*/**',
    // Where other addresses have the account number, pages for booking have a person's name, and
    // payment links have a key.
    '/{meetings,payments}/<alpha>/**',
    '/payments/**?referrer',
    '/meetings/**?embed',
  ],
}

export const known: Knowledge = {
  source: 'HubSpot developer docs: object type ids; HubSpot Knowledge Base: regional hosting',
  examples: {
    'https://app.hubspot.com/contacts/1234567/record/0-3/98765432101': 'deal 98765432101',
    'https://app-eu1.hubspot.com/contacts/1234567/record/0-136/98765432101?eschref=x':
      'lead 98765432101',
    'https://app.hubspot.com/contacts/1234567/record/2-1187/55': 'custom 55',
    'https://app.hubspot.com/contacts/1234567/company/77/': 'company 77',
    'https://app.hubspot.com/sales/1234567/deal/78': 'deal 78',
    'https://app.hubspot.com/tasks/1234567/view/all/task/79': 'task 79',
    'https://app.hubspot.com/contacts/1234567/objects/0-3/views/456/board': true,
    'https://app.hubspot.com/reports-dashboard/1234567': true,
    'https://app.hubspot.com/login?loginRedirectUrl=%2Fcontacts%2F1%2Frecord%2F0-3%2F2': false,
    'https://app.hubspot.com/oauth/authorize?client_id=x': false,
    'https://app.hubspot.com/documents/1234567/view/55?accessId=ab12': false,
    'https://app.hubspot.com/academy/1234567/tracks': false,
    'https://meetings.hubspot.com/jane': false,
    'https://app.hubspot.com:8443/contacts/1234567': false,
    'http://app.hubspot.com/contacts/1234567': false,
  },
}
