import type { Entry, Knowledge } from '../product.ts'

export const sap_bydesign: Entry = {
  id: 'sap_bydesign',
  name: 'SAP Business ByDesign',
  kind: 'erp',
  at: ['*.sapbydesign.com'],
  refuse: ['/sap/bc/{srt,sec}/**', '/sap/public/bc/**'],
  records: {
    '/sap/**?bo=<type>&{object_key,key}=<key>': {
      '*project*': 'project',
      '*opportunity*': 'deal',
      '*lead*': 'lead',
      '*quote*': 'quote',
      'supplierinvoice*': 'bill',
      '*invoice*': 'invoice',
      '*order*': 'order',
      '*delivery*': 'shipment',
      '{customer,account,businesspartner}*': 'company',
      '*contact*': 'contact',
      '{material,serviceproduct}': 'product',
      '*servicerequest*': 'ticket',
      '*activity*': 'activity',
      '*': 'custom',
    },
  },
}

export const known: Knowledge = {
  source: 'SAP Help Portal: object-based navigation; public address lists',
  examples: {
    'https://my300001.sapbydesign.com/sap/ap/ui/runtime?bo_ns=x&bo=CustomerInvoice&node=Root&object_key=42':
      'invoice 42',
    'https://my300001.sapbydesign.com/': true,
    'https://my300001.sapbydesign.com/sap/byd/odata/cust/v1/x': false,
    'https://my300001.sapbydesign.com/sap/bc/srt/scs/sap/x': false,
  },
}
