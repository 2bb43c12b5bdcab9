import type { Entry, Knowledge, Types } from '../product.ts'

const TABLES: Types = {
  $sp: '',
  '{problem,change_request,universal_request,sc_request,sc_req_item}': 'ticket',
  '*_case': 'ticket',
  '*case*': 'ticket',
  interaction: 'activity',
  '*account': 'company',
  '*company': 'company',
  '*contact': 'contact',
  '*consumer': 'contact',
  '*lead': 'lead',
  '*opportunity*': 'deal',
  '*quote*': 'quote',
  '*order*': 'order',
  '*contract*': 'contract',
  '*_task': 'task',
  '*project': 'project',
  '*product*': 'product',
  'sys_report*': 'report',
  '*': 'custom',
}

export const servicenow: Entry = {
  id: 'servicenow',
  name: 'ServiceNow',
  kind: 'crm',
  at: ['*.service-now.com', '*.servicenowservices.com'],
  notAt: ['hi', 'nowlearning', 'signon', 'install'],
  refuse: [
    '/{login,logout,external_logout,saml_,sys_attachment,kb_view,auth_redirect,session_timeout}*.do/**',
    '/{oauth_auth,side_door,*password_reset*,passwordreset*}.do/**',
    '/{$pwd_,$sn_va_web_client,*multifactor,mfa_,*_mfa_}*.do/**',
    // These addresses are the portal for customers and employees in the frame of the classic user
    // interface.
    '/nav_to.do?uri={/,}$sp.do*',
    '/now/nav/ui/classic/params/target/{kb,sp,csm,esc,$sp.do*}/**',
    '/*.do?{CSV,EXCEL,PDF,XML,JSONv2,SOAP,SCHEMA}',
  ],
  records: {
    '/<type>.do?sys_id=<hex>': TABLES,
    '/$pa_dashboard.do?sysparm_dashboard=<hex>': 'dashboard',
    '/sys_report_template.do?jvar_report_id=<hex>': 'report',
    // A record that was opened by its number, in a form or in a list with one row.
    '/<type>{_list,}.do?sysparm_query=number=<word>{^*,}': TABLES,
    '/nav_to.do?uri=<address>': TABLES,
    '/now/nav/ui/classic/params/target/<address>': TABLES,
    '/now/**/record/<type>/<hex>/**': TABLES,
  },
  // Only known paths are work, because each company chooses the paths of its portals for customers
  // and employees.
  pages: ['/', '/*.do/**', '/now/**'],
}

export const known: Knowledge = {
  source: 'ServiceNow product documentation: navigating by URL; public address lists',
  examples: {
    'https://acme.service-now.com/nav_to.do?uri=incident.do?sys_id=0123456789abcdef0123456789abcdef':
      'ticket 0123456789abcdef0123456789abcdef',
    'https://acme.service-now.com/nav_to.do?uri=%2Fcustomer_account.do%3Fsys_id%3D0123456789abcdef0123456789abcdef%26x%3D1':
      'company 0123456789abcdef0123456789abcdef',
    'https://acme.service-now.com/now/nav/ui/classic/params/target/sc_task.do%3Fsys_id%3D0123456789abcdef0123456789abcdef':
      'task 0123456789abcdef0123456789abcdef',
    'https://acme.service-now.com/now/sow/record/incident/0123456789abcdef0123456789abcdef/sub/x':
      'ticket 0123456789abcdef0123456789abcdef',
    'https://acme.service-now.com/now/sow/record/incident/-1': true,
    'https://acme.service-now.com/incident_list.do': true,
    'https://acme.service-now.com/sp?id=ticket&sys_id=0123456789abcdef0123456789abcdef': false,
    'https://acme.service-now.com/login.do': false,
    'https://www.servicenow.com/': false,
  },
}
