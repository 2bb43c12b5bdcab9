import type { Entry, Knowledge, Types } from '../product.ts'

const MODULES: Types = {
  helpdesk: 'ticket',
  services: 'product',
  workflows: 'workflow',
  'project{,milestone}': 'project',
  '{projecttask,calendar}': 'task',
  modcomments: 'note',
  servicecontracts: 'contract',
  '*': 'custom',
}

export const vtiger: Entry = {
  id: 'vtiger',
  name: 'Vtiger',
  kind: 'crm',
  at: ['{*.,}*.vtiger.com', '*.*.vtiger.ws'],
  selfHosted: true,
  refuse: ['/**/{webservice,shorturl,vtigercron}.php', '/**/modules/Webforms/capture.php'],
  records: {
    '/view/{detail,edit,summary}?module=<type>&id=<word>': MODULES,
    '/**?module=<type>&view={Detail,Edit,Summary}&record=<word>': MODULES,
    '/**?module=<type>&action={DetailView,EditView}&record=<n>': MODULES,
  },
  // A portal for customers is in a separate folder.
  pages: ['/', '/view/**', '/vtigercrm', '/{vtigercrm/,}index.php'],
  ownPages: ['/**/index.php?module=<type>&view=<type>', '/view/{list,detail,edit}?module'],
}

export const known: Knowledge = {
  source: 'Vtiger source: entry point; Vtiger help; public address lists',
  examples: {
    'https://acme.od2.vtiger.com/view/detail?module=Potentials&id=42': 'deal 42',
    'https://acme.odx.vtiger.com/view/list?module=Contacts': true,
    'https://acme.odx.vtiger.com/webservice.php?operation=describe': false,
    'https://help.vtiger.com/article/147111249-Deals': false,
    'https://vt.acme.example/crm/index.php?module=Accounts&view=Detail&record=43&app=SALES':
      'company 43',
    'https://vt.acme.example/index.php?module=Leads&view=List': true,
    'https://vt.acme.example/index.php?module=Users&action=Login': false,
    'https://vt.acme.example/webservice.php': false,
  },
}
