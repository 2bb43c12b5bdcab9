import type { Entry, Knowledge, Types } from '../product.ts'

/** Record types by the number of their page. */
const PAGES: Types = {
  '{21,22}': 'customer',
  '{26,27}': 'vendor',
  '{30,31}': 'product',
  '{5050,5052}': 'contact',
  '{5123,5124,5125}': 'deal',
  '{41,9300}': 'quote',
  '{42,9305,50,9307}': 'order',
  '{43,9301,132,143}': 'invoice',
  '{51,9308,138,146}': 'bill',
  '{130,142}': 'shipment',
  '{88,89}': 'project',
  '*': 'custom',
}

export const business_central: Entry = {
  id: 'business_central',
  name: 'Dynamics 365 Business Central',
  kind: 'erp',
  at: ['businesscentral.dynamics.com'],
  refuse: ['/**/OAuthLanding.htm', '/**/OData*/**'],
  records: {
    '/**?page=<type>&bookmark=<key>': PAGES,
    "/**?page=<type>&filter=*'No.' is '<word>'": PAGES,
  },
}

export const known: Knowledge = {
  source: 'Microsoft Learn: Business Central web client URL',
  examples: {
    'https://businesscentral.dynamics.com/Production?company=Acme&page=42&bookmark=19%3bJAAAAACLAQ':
      'order 19;JAAAAACLAQ',
    "https://businesscentral.dynamics.com/?page=21&filter='Customer'.'No.'%20IS%20'10000'":
      'customer 10000',
    'https://businesscentral.dynamics.com?page=9305': true,
    'https://businesscentral.dynamics.com/OAuthLanding.htm': false,
    'https://api.businesscentral.dynamics.com/v2.0/x/Production/api/v2.0/companies': false,
    'http://businesscentral.dynamics.com/?page=42': false,
  },
}
