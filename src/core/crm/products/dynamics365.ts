import type { Entry, Knowledge, Types } from '../product.ts'

const TABLES: Types = {
  annotation: 'note',
  activitypointer: 'activity',
  msdyn_project: 'project',
  '*': 'custom',
}

/** Record types by the number of their table: addresses of old servers contain this number. */
const CODES: Types = {
  '1': 'company',
  '2': 'contact',
  '3': 'deal',
  '4': 'lead',
  '112': 'ticket',
  '1084': 'quote',
  '1088': 'order',
  '1090': 'invoice',
  '1024': 'product',
  '1010': 'contract',
  '4200': 'activity',
  '4201': 'meeting',
  '4202': 'email',
  '4210': 'call',
  '4212': 'task',
  '4400': 'campaign',
  '*': 'custom',
}

/**
 * Record types by the folder of their form, for old versions in which each form had a separate
 * address.
 */
const FORMS: Types = {
  accts: 'company',
  conts: 'contact',
  opps: 'deal',
}

export const dynamics365: Entry = {
  id: 'dynamics365',
  name: 'Dynamics 365 Sales',
  kind: 'crm',
  at: [
    '*.crm{,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23}.dynamics.com',
    '*.crm.{dynamics.cn,microsoftdynamics.us,microsoftdynamics.de,appsplatform.us}',
  ],
  notAt: ['disco', 'globaldisco', 'cloudredirector', 'port', 'admin'],
  refuse: [
    '/{XRMServices,_static,_services,_imgs,_common,AppWebServices}/**',
    '/{Image,Activities/Attachment}/download.aspx',
  ],
  records: {
    '/**/main.aspx?pagetype=entityrecord&etn=<type>&id=<uuid>': TABLES,
    '/**/main.aspx?pagetype=entityrecord&etc=<type>&id=<uuid>': CODES,
    '/**/main.aspx#?pagetype=entityrecord&etn=<type>&id=<uuid>': TABLES,
    '/**/main.aspx?pagetype=dashboard&id=<uuid>': 'dashboard',
    '/**/main.aspx?pagetype=custom&entityName=<type>&recordId=<uuid>': TABLES,
    // These are links of old servers and of other programs: without `pagetype`, or with all data in
    // `extraqs`.
    '/**/main.aspx?extraqs=<address>': CODES,
    '/?etc=<type>&id=<uuid>': CODES,
    '/**/main.aspx?!pagetype&etn=<type>&id=<uuid>': TABLES,
    '/**/main.aspx?!pagetype&etc=<type>&id=<uuid>': CODES,
    '/**/{sfa,cs,activities}/<type>/edit.aspx?id=<uuid>': FORMS,
    '/**/userdefined/edit.aspx?etc=<type>&id=<uuid>': CODES,
    '/**/crmreports/viewer/viewer.aspx?id=<uuid>': 'report',
  },
  selfHosted: true,
  ownPages: ['/**/main.aspx', '/**/{sfa,cs,userdefined,activities}/**/*.aspx'],
}

export const known: Knowledge = {
  source: 'Microsoft Learn: open apps, forms, views and dashboards with a URL; datacenter regions',
  examples: {
    'https://acme.crm4.dynamics.com/main.aspx?appid=0b6f3c1e-1111-4a2b-8c3d-0123456789ab&pagetype=entityrecord&etn=opportunity&id=0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
      'deal 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://acme.crm19.dynamics.com/main.aspx?etn=acme_visit&id=%7B0B6F3C1E-2222-4A2B-8C3D-0123456789AB%7D&pagetype=entityrecord':
      'custom 0B6F3C1E-2222-4A2B-8C3D-0123456789AB',
    'https://acme.crm.dynamics.com/main.aspx?pagetype=dashboard&id=0b6f3c1e-2222-4a2b-8c3d-0123456789ab&type=system':
      'dashboard 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://acme.crm.dynamics.com/main.aspx?pagetype=entitylist&etn=account&viewid=0b6f3c1e-2222-4a2b-8c3d-0123456789ab': true,
    'https://acme.crm.dynamics.com/main.aspx?pagetype=entityrecord&etn=lead': true,
    'https://acme.crm.dynamics.com/api/data/v9.2/leads': false,
    'https://acme.api.crm4.dynamics.com/api/data/v9.2/leads': false,
    'https://community.dynamics.com/forums/': false,
    'https://acme.crm99dynamics.com/main.aspx': false,
    'https://d365.acme.example/Acme/main.aspx?etc=4&id=%7B0b6f3c1e-2222-4a2b-8c3d-0123456789ab%7D&pagetype=entityrecord':
      'lead 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
    'https://d365.acme.example/Acme/main.aspx#312455': true,
  },
}
