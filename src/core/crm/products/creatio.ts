import type { Entry, Knowledge } from '../product.ts'

export const creatio: Entry = {
  id: 'creatio',
  name: 'Creatio',
  kind: 'crm',
  at: ['*.{creatio,bpmonline}.com'],
  refuse: ['/**/Shell?simplelogin', '/**/{ServiceModel,DataService,terrasoft.axd}/**'],
  records: {
    // In versions on .NET Core, the path does not contain the number of a workspace.
    '/**/{Nui,Shell}/**#**/<type>/edit/<uuid>/**': {
      'account{page,_}*': 'company',
      'accounts_*': 'company',
      'contact{page,_,s_}*': 'contact',
      'lead{page,_,s_}*': 'lead',
      'opportunity{page,_}*': 'deal',
      'opportunities_*': 'deal',
      'case{page,_,s_}*': 'ticket',
      'activit{ypage,y_,ies_}*': 'activity',
      'task{page,_,s_}*': 'task',
      'call{page,_,s_}*': 'call',
      'email{page,_,s_}*': 'email',
      'order{page,_,s_}*': 'order',
      'invoice{page,_,s_}*': 'invoice',
      'contract{page,_,s_}*': 'contract',
      'document{page,_,s_}*': 'document',
      'product{page,_,s_}*': 'product',
      'project{page,_,s_}*': 'project',
      'campaign{page,_,s_}*': 'campaign',
      'event{page,_,s_}*': 'meeting',
      '*': 'custom',
    },
  },
  pages: ['/0/**'],
  selfHosted: true,
  ownPages: ['/**/0/{Nui,Shell,ClientApp}/**', '/{Nui,Shell}/**#*/**'],
}

export const known: Knowledge = {
  source: 'Creatio Academy: page addresses of Classic and Freedom UI; public address lists',
  examples: {
    'https://acme.creatio.com/0/Nui/ViewModule.aspx#CardModuleV2/OpportunityPageV2/edit/0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
      'deal 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://acme.creatio.com/0/Shell/#Card/Leads_FormPage/edit/0b6f3c1e-2222-4a2b-8c3d-0123456789ac':
      'lead 0b6f3c1e-2222-4a2b-8c3d-0123456789ac',
    'https://acme.bpmonline.com/0/Nui/ViewModule.aspx#SectionModuleV2/ContactSectionV2/': true,
    'https://acme.creatio.com/0/ServiceModel/AuthService.svc/Login': false,
    'https://acme.creatio.com/Login/NuiLogin.aspx': false,
    'https://academy.creatio.com/docs/': false,
    'https://bpm.acme.example/0/Nui/ViewModule.aspx#CardModuleV2/UsrVisitPage/edit/0b6f3c1e-2222-4a2b-8c3d-0123456789ad':
      'custom 0b6f3c1e-2222-4a2b-8c3d-0123456789ad',
  },
}
