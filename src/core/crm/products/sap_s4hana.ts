import type { Entry, Knowledge, Types } from '../product.ts'

/** Record types by the semantic object, which is the first word of the hash. */
const OBJECTS: Types = {
  '*contact*': 'contact',
  // The keys of users and employees contain people's names, so no record is recognised.
  '*{user,employee,person,workforce}*': '',
  '*return*': 'return',
  '*salesorder*': 'order',
  'purchaserequisition*': 'order',
  '*quotation*': 'quote',
  'supplierinvoice*': 'bill',
  '*{billing,invoice}*': 'invoice',
  '*contract*': 'contract',
  '*delivery*': 'shipment',
  '*{supplier,vendor}*': 'vendor',
  '*opportunity*': 'deal',
  '*lead*': 'lead',
  '*{material,product}*': 'product',
  '*project*': 'project',
  '*payment*': 'payment',
  '*journal*': 'document',
  '*order*': 'order',
  '{customer,businesspartner}*': 'company',
  '*': 'custom',
}

const LAUNCHPAD = '/**/{ui,flp,FioriLaunchpad.html,cp.portal,site}'

export const sap_s4hana: Entry = {
  id: 'sap_s4hana',
  name: 'SAP S/4HANA',
  kind: 'erp',
  at: ['*.s4hana.{cloud.sap,ondemand.com,sapcloud.cn}'],
  notAt: ['*-api'],
  records: {
    // SAP names an application by an intent (`SalesOrder-manage`). After it comes a page within the
    // application: #SalesOrder-manage&/SalesOrders('42').
    [`${LAUNCHPAD}#<type>-*?/=/*('<key>')*`]: OBJECTS,
    [`${LAUNCHPAD}#<type>-*?/=/*(*='<key>'*`]: OBJECTS,
    [`${LAUNCHPAD}#<type>-*?/=/*/<word>{,/*}`]: OBJECTS,
    // The query parameter with the record's key has the name of the object. Other parameters only
    // filter a list. The second pattern has the parameters whose name differs from that of the
    // object.
    [`${LAUNCHPAD}#<type>-*?<type>=<word>`]: OBJECTS,
    [`${LAUNCHPAD}#<type>-display*?{Product,Material,MaterialDocument,BusinessPartnerID}=<word>`]:
      OBJECTS,
    [`${LAUNCHPAD}#<type>-display*?{PurchaseOrderInternalId,AccountingDocument,BillingDocument,ContactPerson}=<word>`]:
      OBJECTS,
  },
  pages: ['/', '/ui/**', '/site/**', '/sap/bc/{ui2,ui5_ui5,gui,webdynpro}/**'],
  selfHosted: true,
  ownPages: [
    '/**/FioriLaunchpad.html',
    '/sap/bc/{ui2,ui5_ui5,gui}/**',
    '/**/{ui,flp,cp.portal,site}#*-*/**',
  ],
}

export const known: Knowledge = {
  source: 'SAP Help Portal: Fiori launchpad URLs, intents; public address lists',
  examples: {
    "https://my300001.s4hana.ondemand.com/ui#SalesOrder-manageV2?sap-ui-tech-hint=GUI&/SalesOrderManage('42')":
      'order 42',
    "https://my300001.s4hana.cloud.sap/ui#SalesQuotation-manage&/C_SalesQuotation(SalesQuotation='43',DraftUUID=guid'x',IsActiveEntity=true)/to_Item":
      'quote 43',
    'https://my300001.s4hana.cloud.sap/ui?sap-language=EN#Shell-home': true,
    'https://my300001.s4hana.cloud.sap/sap/opu/odata/sap/API_SALES_ORDER_SRV': false,
    'https://my300001-api.s4hana.ondemand.com/sap/opu/odata': false,
    'https://account.hana.ondemand.com/cockpit': false,
    "https://erp.acme.example/sap/bc/ui2/flp#PurchaseOrder-manage?x=1&/PurchaseOrders('44')":
      'order 44',
    'https://erp.acme.example/fiori/FioriLaunchpad.html#Shell-home': true,
  },
}
