import type { Table } from './table.ts'

const ID = '0b6f3c1e-2222-4a2b-8c3d-0123456789ab'
const HEX = '0123456789abcdef0123456789abcdef'
/**
 * Returns the path of a page in an old version of Salesforce Lightning, which describes the page as
 * base64 JSON.
 */
const one = (attributes: object) =>
  btoa(JSON.stringify({ componentDef: 'one:recordHome', attributes, state: {} }))

const fiori = 'https://my300001.s4hana.cloud.sap/ui'
const own = 'https://erp.acme.example/sap/bc/ui2/flp'
const shells =
  'https://fiori.acme.example/sap/bc/ui5_ui5/ui2/ushell/shells/abap/FioriLaunchpad.html'
const now = 'https://acme.service-now.com'
const crm = 'https://acme.crm4.dynamics.com/main.aspx'
const bc = 'https://businesscentral.dynamics.com'

/**
 * Addresses of launchpads, the start pages from which the applications of an ERP system are opened. The
 * key of the record is in one of three parts: the intent (the part after `#` that names an application),
 * a fact sheet, or the application's own route.
 */
const launchpads: Table = {
  'https://acme.lightning.force.com/lightning/_classic/%2F006Aa00000B1cDe':
    'salesforce deal 006Aa00000B1cDe',
  'https://my300001.s4hana.cloud.sap/ui#CustomerProject-maintainCustomerProject?CustomerProject=AB12':
    'sap_s4hana project AB12',
  'https://my300001.s4hana.cloud.sap/ui#CustomerMaterial-display?CustomerMaterial=TG11':
    'sap_s4hana product TG11',
  'https://my300001.s4hana.cloud.sap/ui#CustomerInvoice-display?BillingDocument=51':
    'sap_s4hana invoice 51',
  'https://my300001.s4hana.cloud.sap/ui#Contact-displayFactSheet?ContactPerson=9':
    'sap_s4hana contact 9',
  'https://acme.crm4.dynamics.com/crmreports/viewer/viewer.aspx?action=run&id=%7b0b6f3c1e-2222-4a2b-8c3d-0123456789ab%7d':
    'dynamics365 report 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
  [`${fiori}#SalesOrder-displayFactSheet?SalesOrder=42`]: 'sap_s4hana order 42',
  [`${fiori}#SupplierInvoice-displayFactSheet?SupplierInvoice=5100000042&FiscalYear=2026`]:
    'sap_s4hana bill 5100000042',
  [`${fiori}#Material-displayFactSheet?Product=MZ-42`]: 'sap_s4hana product MZ-42',
  [`${fiori}#BusinessPartner-displayFactSheet?BusinessPartnerID=1000042`]:
    'sap_s4hana company 1000042',
  [`${fiori}#Supplier-displayFactSheet?Supplier=17300042`]: 'sap_s4hana vendor 17300042',
  [`${fiori}#Customer-displayFactSheet?sap-language=EN&Customer=17100042`]:
    'sap_s4hana company 17100042',
  [`${fiori}#MaintenanceOrder-change?MaintenanceOrder=4000042`]: 'sap_s4hana order 4000042',
  [`${fiori}#OutboundDelivery-displayFactSheet?OutboundDelivery=80000042`]:
    'sap_s4hana shipment 80000042',
  [`${fiori}#BillingDocument-displayBillingDocument?BillingDocument=90000042`]:
    'sap_s4hana invoice 90000042',
  [`${fiori}#SalesContract-manage?SalesContract=40000042`]: 'sap_s4hana contract 40000042',
  [`${fiori}#CustomerReturn-display?CustomerReturn=60000042`]: 'sap_s4hana return 60000042',
  [`${fiori}#BusinessPartner-manage&/C_BusinessPartner(BusinessPartner='1000042',DraftUUID=guid'0',IsActiveEntity=true)/?sap-iapp-state--history=TAS`]:
    'sap_s4hana company 1000042',
  [`${fiori}#Initiative-manageCampaignFlow?Tab=OVERVIEW&/CampaignObject/000000042/1`]:
    'sap_s4hana custom 000000042',
  [`${own}#ZACME_VENDORS-display&/MyVendorsSet('42')`]: 'sap_s4hana vendor 42',
  [`${own}?sap-client=100#PurchaseOrder-displayFactSheet&/C_PurchaseOrderFs(%274500000042%27)`]:
    'sap_s4hana order 4500000042',
  [`${own}#MaintenanceNotification-displayFactSheet&//C_ObjPgMaintNotification('42')`]:
    'sap_s4hana custom 42',
  [`${own}#SalesOrder-manage?SalesOrder=43`]: 'sap_s4hana order 43',
  [`${shells}#SupplierInvoice-display&/Invoices('44')`]: 'sap_s4hana bill 44',
  [`${fiori}#SalesOrder-manage?SalesOrderDate=2026-01-01`]: 'sap_s4hana',
  [`${fiori}#SalesOrder-manage?Customer=17100042`]: 'sap_s4hana',
  [`${fiori}#SalesQuotation-create?sap-app-origin-hint=`]: 'sap_s4hana',
  [`${fiori}#PMRPSimulation-simulate&/?sap-iapp-state=AS99`]: 'sap_s4hana',
  [`${fiori}#Launchpad-openFLPPage?pageId=SAP_PGT&spaceId=SAP_BR`]: 'sap_s4hana',
  'https://my1000001.de1.crm.cloud.sap/go/detail/mdcontact?nodeid=11edb2c3-42':
    'sap_c4c contact 11edb2c3-42',
  'https://abcd.fa.us2.oraclecloud.com/fscmUI/faces/deeplink?objType=AP_VIEWINVOICE&objKey=InvoiceId=42&action=VIEW':
    'oracle_fusion bill 42',
  'https://abcd.fa.us2.oraclecloud.com/fscmUI/faces/deeplink?objType=PURCHASE_ORDER&objKey=poHeaderId=43':
    'oracle_fusion order 43',
  'https://abcd.fa.us2.oraclecloud.com/fscmUI/faces/deeplink?objType=SUPPLIER&objKey=vendorId=44':
    'oracle_fusion vendor 44',
  'https://abcd.fa.ocs.oraclecloud.com/fscmUI/redwood/cx-sales/application/container/accounts/accounts-detail?puid=45&view=foldout':
    'oracle_fusion company 45',
  'https://abcd.fa.us2.oraclecloud.com/crmUI/faces/FuseOverview?fndGlobalItemNodeId=x':
    'oracle_fusion',
  'https://acme.operations.dynamics.com/?cmp=usmf&mi=SalesTableDetails&SalesId=SO-000042':
    'dynamics365_fo order SO-000042',
}

/** Addresses that contain the record in a search condition and not in the path. */
const filters: Table = {
  [`${now}/nav_to.do?uri=incident.do?sysparm_query=number=INC0010042`]:
    'servicenow ticket INC0010042',
  [`${now}/change_request.do?sysparm_query=number=CHG0030042`]: 'servicenow ticket CHG0030042',
  [`${now}/nav_to.do?uri=%2Fsc_req_item.do%3Fsysparm_query%3Dnumber%3DRITM0010042`]:
    'servicenow ticket RITM0010042',
  [`${now}/incident_list.do?sysparm_query=active=true`]: 'servicenow',
  [`${bc}/?company=Acme&page=21&filter='Customer'.'No.'%20IS%20'10000'`]:
    'business_central customer 10000',
  [`${bc}/Production?page=42&filter='No.'%20IS%20'S-ORD101042'`]:
    'business_central order S-ORD101042',
  [`${bc}/?page=26&filter=Vendor.%27No.%27%20IS%20%2720000%27&dc=0`]:
    'business_central vendor 20000',
  [`${bc}/?page=22&filter='No.'%20IS%20'10000..20000'`]: 'business_central',
  [`${bc}/?page=143`]: 'business_central',
  'https://app.qbo.intuit.com/app/vendordetail?nameId=42': 'quickbooks vendor 42',
  'https://app.qbo.intuit.com/app/audithistory?txnId=42': 'quickbooks',
  'https://go.xero.com/Journal/View.aspx?invoiceID=0b6f3c1e-2222-4a2b-8c3d-0123456789ab': `xero document ${ID}`,
  [`https://go.xero.com/AccountsReceivable/ViewCreditNote.aspx?creditNoteID=${ID}`]: `xero document ${ID}`,
  [`https://go.xero.com/Bank/ViewTransaction.aspx?bankTransactionID=${ID}`]: `xero payment ${ID}`,
  'https://acme.acumatica.com/Main?ScreenId=AR302000&DocType=Payment&RefNbr=000042':
    'acumatica payment 000042',
  'https://acme.acumatica.com/Main?ScreenId=AP301000&DocType=INV&RefNbr=000043':
    'acumatica bill 000043',
  'https://acme.acumatica.com/Main?ScreenId=IN202500&InventoryCD=AACOMPUT01':
    'acumatica product AACOMPUT01',
  'https://acme.acumatica.com/Main?ScreenId=AP303000&AcctCD=V000000042':
    'acumatica vendor V000000042',
  'https://erp.acme.example/(W(3))/Main?ScreenId=AR301000&RefNbr=AR000044':
    'acumatica invoice AR000044',
  'https://erp.acme.example/(W(9))/Main.aspx?ScreenId=CR304000&OpportunityID=OP000045':
    'acumatica deal OP000045',
  'https://acme.acumatica.com/Main?ScreenId=GI000027': 'acumatica',
  [`https://acme.crm.dynamics.com/main.aspx#pagetype=entityrecord&etn=contact&id=${ID}`]: `dynamics365 contact ${ID}`,
  'https://acme.crm.dynamics.com/main.aspx#638525758': 'dynamics365',
  'https://acme.s20.online/company/2/group/view?id=42': 'alfacrm custom 42',
  'https://acme.planfix.ru/?action=contactview&id=42': 'planfix contact 42',
  'https://acme.planfix.ru/?action=planfix&task=43&comment=7': 'planfix task 43',
  'https://acme.planfix.ru/?action=report&id=44&run=1': 'planfix report 44',
  [`${crm}?etn=account&id=%7B${ID}%7D`]: `dynamics365 company ${ID}`,
  [`https://acme.crm.dynamics.com/main.aspx?etc=112&id=${ID}&histKey=1&newWindow=true#392649339`]: `dynamics365 ticket ${ID}`,
  [`${crm}?pagetype=entitylist&etn=account&viewid=${ID}&id=${ID}`]: 'dynamics365',
  [`${crm}?appid=${ID}&pagetype=custom&name=acme_page&entityName=lead&recordId=${ID}`]: `dynamics365 lead ${ID}`,
  [`${crm}?appid=${ID}&pagetype=search&searchText=acme`]: 'dynamics365',
  'https://erp.acme.example/mail/view?model=sale.order&res_id=42': 'odoo order 42',
  'https://acme.odoo.com/mail/view?model=crm.lead&res_id=43&access_token=x': false,
}

/** Addresses that contain the address of another page, which shows the record. */
const deepLinks: Table = {
  [`${now}/nav_to.do?uri=%2Fcase.do%3Fsys_id%3D${HEX}`]: `servicenow ticket ${HEX}`,
  [`${now}/now/nav/ui/classic/params/target/sn_customerservice_case.do%3Fsys_id%3D${HEX}%26sysparm_view%3D`]: `servicenow ticket ${HEX}`,
  [`${now}/nav_to.do?uri=%2F$pa_dashboard.do%3Fsysparm_dashboard%3D${HEX}`]: `servicenow dashboard ${HEX}`,
  [`${now}/nav_to.do?uri=%2Fhome_splash.do%3Fsysparm_direct%3Dtrue`]: 'servicenow',
  [`${now}/nav_to.do?uri=change_request_list.do`]: 'servicenow',
  [`${now}/nav_to.do?uri=%2Fsys_attachment.do%3Fsys_id%3D${HEX}`]: false,
  [`https://acme.lightning.force.com/one/one.app#${one({ recordId: '006Aa00000B1cDeIAF' })}`]:
    'salesforce deal 006Aa00000B1cDeIAF',
  [`https://acme.lightning.force.com/one/one.app#${encodeURIComponent(one({ recordId: '001Aa00000B1cDeIAF', sObjectName: 'Account' }))}`]:
    'salesforce company 001Aa00000B1cDeIAF',
  [`https://acme.lightning.force.com/one/one.app#${one({ dashboardId: '01ZAa00000B1cDe' })}`]:
    'salesforce dashboard 01ZAa00000B1cDe',
  [`https://acme.lightning.force.com/one/one.app#${one({ term: 'acme' })}`]: 'salesforce',
  'https://acme.my.salesforce.com/one/one.app#/alohaRedirect/500Aa00000B1cDeIAF?isdtp=p1':
    'salesforce ticket 500Aa00000B1cDeIAF',
  'https://acme.lightning.force.com/one/one.app#/n/Orders': 'salesforce',
  'https://acme.my.salesforce.com/console#%2F500Aa00000B1cDe': 'salesforce ticket 500Aa00000B1cDe',
  'https://acme.lightning.force.com/lightning/cmp/c__Cases?c__recordId=001Aa00000B1cDeIAF':
    'salesforce company 001Aa00000B1cDeIAF',
  'https://acme.lightning.force.com/lightning/cmp/runtime_sales_lead__convert?leadConvert__leadId=00QAa00000B1cDeIAF&ws=x':
    'salesforce lead 00QAa00000B1cDeIAF',
  [`https://acme.crm.dynamics.com/main.aspx?etc=4&extraqs=%3f_gridType%3d4%26etc%3d4%26id%3d%257b${ID}%257d&newWindow=true&pagetype=entityrecord`]: `dynamics365 lead ${ID}`,
  [`https://suite.acme.example/index.php?action=ajaxui#ajaxUILoc=index.php%3Fmodule%3DAccounts%26action%3DDetailView%26record%3D${ID}`]: `suitecrm company ${ID}`,
  [`https://acme.sugarondemand.com/#bwc/index.php?module=Quotes&action=DetailView&record=${ID}`]: `sugarcrm quote ${ID}`,
  [`https://acme.sugarondemand.com/index.php?module=Accounts&action=DetailView&record=${ID}`]: `sugarcrm company ${ID}`,
  'https://crm.na1.insightly.com/list/Lead/?blade=%2Fdetails%2Flead%2F42': 'insightly lead 42',
}

/** Addresses of reports and dashboards, and a few of other records. */
const reports: Table = {
  'https://acme.lightning.force.com/lightning/app/06m5e000001AbCdAAK/r/Opportunity/006Hs00001AbCdEIAV/view':
    'salesforce deal 006Hs00001AbCdEIAV',
  'https://acme.sugarondemand.com/#bwc/index.php?module=Reports&action=ReportCriteriaResults&id=0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d':
    'sugarcrm report 0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d',
  'https://acme.service-now.com/incident.do?sysparm_query=number%3DINC0010023%5Eactive%3Dtrue':
    'servicenow ticket INC0010023',
  'https://10ay.online.tableau.com/#/site/acme/workbooks/330042/views': 'tableau report 330042',
  'https://tableau.acme.example/#/workbooks/43': 'tableau report 43',
  [`https://us-east-1.online.tableau.com/#/site/acme/views/Sales_1/Overview/${ID}/Mine?:iid=1`]:
    'tableau report Sales_1/Overview',
  'https://tableau.acme.example/views/Sales/Overview?:embed=y': 'tableau report Sales/Overview',
  'https://tableau.acme.example/#/site/acme/redirect_to_view/44': 'tableau report 44',
  'https://10ay.online.tableau.com/#/site/acme/projects/45': 'tableau',
  [`https://acme.eu.qlikcloud.com/single/?appid=${ID}&obj=x`]: `qlik report ${ID}`,
  [`https://acme.eu.qlikcloud.com/sense/app/${ID}/overview`]: `qlik report ${ID}`,
  'https://acme.eu.qlikcloud.com/analytics/home': 'qlik',
  'https://qlik.acme.example/hub/my/work': 'qlik',
  [`https://app.powerbi.com/groups/me/rdlreports/${ID}?rp:Year=2026`]: `powerbi report ${ID}`,
  [`https://app.powerbi.com/groups/${ID}/apps/${ID}/dashboards/${ID}`]: `powerbi dashboard ${ID}`,
  'https://app.powerbi.com/links/AbCdEf?ctid=x': 'powerbi',
  [`https://app.powerbi.com/Redirect?action=OpenReport&appId=${ID}&reportObjectId=${ID}`]: `powerbi report ${ID}`,
  'https://10ax.online.tableau.com/t/acme/views/Superstore/sheets/Overview?:showVizHome=no':
    'tableau report Superstore/Overview',
  'https://app.fabric.microsoft.com/admin-portal/tenantSettings': 'powerbi',
  'https://acme.cloud.looker.com/dashboards/sales::calls_per_rep':
    'looker dashboard sales::calls_per_rep',
  'https://acme.looker.com/looks/42?&f[a]=b': 'looker report 42',
  'https://acme.cloud.looker.com/x/AbCd12': 'looker',
  'https://acme.cloud.looker.com/sql/ab12cd': 'looker',
  [`https://datastudio.google.com/u/0/explorer/${ID}`]: `looker_studio report ${ID}`,
  'https://lookerstudio.google.com/u/0/reporting/0b6f3c1e-2222-4a2b-8c3d-0123456789ab/page/uVhZF':
    'looker_studio report 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
  'https://datalens.yandex.ru/abc1defgh2ijk': 'datalens dashboard abc1defgh2ijk',
  'https://datalens.yandex.ru/datasets/abc1defgh2ijl': 'datalens',
  'https://analytics.zoho.eu/workspace/555000111222/view/555000111223':
    'zoho_analytics report 555000111223',
  [`https://acme.pipedrive.com/progress/insights/dashboard/${ID}`]: `pipedrive dashboard ${ID}`,
  'https://app.hubspot.com/reports-dashboard/1234567/view/42': 'hubspot dashboard 42',
  'https://acme.activehosted.com/report/#/campaign/42/overview': 'activecampaign campaign 42',
  [`https://acme.sugarondemand.com/#Reports/${ID}`]: `sugarcrm report ${ID}`,
}

/** Other addresses of records, sorted by product. */
const plain: Table = {
  'https://acme.bitrix24.com.br/crm/lead/show/42/': 'bitrix24 lead 42',
  'https://acme.bitrix24.ru/extranet/crm/deal/show/43/': 'bitrix24 deal 43',
  'https://portal.acme.example/sales/crm/lead/show/44/': 'bitrix24 lead 44',
  'https://acme.bitrix24.ru/page/sale/pipeline/type/1058/details/45/': 'bitrix24 custom 45',
  'https://acme.bitrix24.ru/crm/order/details/46/': 'bitrix24 order 46',
  'https://acme.kommo.com/chats/10115/leads/detail/42?t=1782138587.1': 'kommo deal 42',
  'https://acme.kommo.com/leads/list/pipeline/8921932/?filter_date_switch=created': 'kommo',
  'https://acme.amocrm.ru/customers/detail/43': 'amocrm customer 43',
  'https://acme.amocrm.ru/events/list/': 'amocrm',
  'https://app.hubspot.com/contacts/1234567/contact/42/?interaction=note': 'hubspot contact 42',
  'https://app-na2.hubspot.com/help-desk/1234567/view/99/ticket/43': 'hubspot ticket 43',
  'https://app.hubspot.com/contacts/1234567/objects/0-1/views/all/list?query=x': 'hubspot',
  'https://app.hubspot.com/contacts/1234567/lists/44': 'hubspot',
  'https://acme.lightning.force.com/lightning/r/ADM_Work__c/a07Aa00000B1cDeIAF/view':
    'salesforce custom a07Aa00000B1cDeIAF',
  'https://eu45.salesforce.com/a0WAa00000B1cDe': 'salesforce custom a0WAa00000B1cDe',
  'https://acme--c.vf.force.com/apex/Update?recordId=500Aa00000B1cDe&event=done':
    'salesforce ticket 500Aa00000B1cDe',
  'https://acme.my.salesforce.com/_ui/search/ui/UnifiedSearchResults?str=acme': 'salesforce',
  'https://acme.my.salesforce.com/_ui/core/chatter/groups/GroupProfilePage?g=0F9Aa00000B1cDe':
    'salesforce',
  'https://acme.odoo.com/web#cids=1&menu_id=403&action=643&active_id=2&model=stock.picking&view_type=form':
    'odoo',
  'https://acme.odoo.com/odoo/knowledge/749': 'odoo custom 749',
  'https://acme.odoo.com/odoo/project/5/tasks/77': 'odoo task 77',
  'https://acme.odoo.com/odoo/accounting/customer-invoices/78': 'odoo invoice 78',
  'https://acme.odoo.com/odoo/contacts/79': 'odoo contact 79',
  'https://erp.acme.example/?debug#id=80&view_type=form&model=purchase.order': 'odoo order 80',
  'https://erp.acme.example/web?debug#id=81&model=account.move': 'odoo invoice 81',
  'https://erp.acme.example/odoo/action-crm.crm_lead_opportunities/82': 'odoo deal 82',
  'https://1234567.app.netsuite.com/app/common/entity/prospect.nl?id=42': 'netsuite customer 42',
  'https://1234567.app.netsuite.com/app/accounting/project/project.nl?id=43': 'netsuite project 43',
  'https://1234567.app.netsuite.com/app/crm/calendar/event.nl?id=44': 'netsuite meeting 44',
  'https://1234567.app.netsuite.com/app/accounting/transactions/custcred.nl?id=45':
    'netsuite document 45',
  'https://1234567.app.netsuite.com/app/common/search/ubersearchresults.nl?quicksearch=T':
    'netsuite',
  'https://app.close.com/opportunity/oppo_Ab12Cd/': 'close deal oppo_Ab12Cd',
  [`https://app.attio.com/acme/notes/note/${ID}`]: `attio note ${ID}`,
  [`https://app.attio.com/acme/collection/${ID}`]: 'attio',
  'https://app.salesloft.com/people/42': 'salesloft contact 42',
  'https://app.copper.com/companies/70001/app#/opportunity/42': 'copper deal 42',
  'https://app.apollo.io/#/organizations/0123456789abcdef01234567/people':
    'apollo company 0123456789abcdef01234567',
  [`https://app.folk.app/apps/contacts/network/${ID}/groups/${ID}/people/${ID}`]: `folk contact ${ID}`,
  [`https://acme.creatio.com/0/Shell/#Card/Opportunities_FormPage/edit/${ID}`]: `creatio deal ${ID}`,
  [`https://bpm.acme.example/Shell/#Card/Contacts_FormPage/edit/${ID}`]: `creatio contact ${ID}`,
  [`https://acme.creatio.com/0/ClientApp/#/SourceCodeSchemaDesigner/${ID}`]: 'creatio',
  'https://app.keap.com/company/42': 'keap company 42',
  'https://ab123.infusionsoft.com/Job/manageJob.jsp?view=edit&ID=43': 'keap order 43',
  'https://acme.activehosted.com/app/contacts/42?tab=x': 'activecampaign contact 42',
  'https://app.futuresimple.com/sales/contacts/42': 'zendesk_sell contact 42',
  'https://acme.capsulecrm.com/party/42/custom-fields': 'capsule contact 42',
  'https://base.simla.com/orders/42/edit': 'retailcrm order 42',
  [`https://online.moysklad.ru/app/#good/edit?id=${ID}`]: `moysklad product ${ID}`,
  'https://online.moysklad.ru/app/#audit?audit_contextTypeFilter=ALL': 'moysklad',
  'https://books.zoho.com/app/802911060#/bills/555000111222?filter_by=x':
    'zoho_books bill 555000111222',
  'https://crm.zoho.com/crm/org1/tab/Sales_Orders/555000111223': 'zoho_crm order 555000111223',
  'https://crm.zoho.com/crm/org1/tab/CustomModule7/custom-view/555000111224/list': 'zoho_crm',
  'https://desk.zoho.com/agent/acme/support/contacts/details/555000111225':
    'zoho_desk contact 555000111225',
  'https://acme.od1.vtiger.com/view/list?module=Cases&filterid=54&q=[[["case_no","contain",["7"]]]]':
    'vtiger',
  'https://acme.od2.vtiger.com/view/detail?module=Cases&id=42&viewtype=summary': 'vtiger ticket 42',
  'https://crm.acme.example/index.php?module=Invoice&view=Detail&record=43&app=INVENTORY':
    'vtiger invoice 43',
  'https://espo.acme.example/#Account/view/6500a1b2c3d4e5f62': 'espocrm company 6500a1b2c3d4e5f62',
  'https://suite.acme.example/#/leads/create': 'suitecrm',
  [`https://suite.acme.example/#/leads/record/${ID}?offset=1&stamp=17908`]: `suitecrm lead ${ID}`,
  'https://acme.suiteondemand.com/index.php?module=Documents&action=EditView&return_module=Documents':
    'suitecrm',
  'https://erp.acme.example/app/sales-order/new': 'erpnext',
  'https://erp.acme.example/desk#Form/Sales%20Order/SAL-ORD-2026-00042':
    'erpnext order SAL-ORD-2026-00042',
  'https://erp.acme.example/desk#Form/Customer/Jane%20Doe': 'erpnext customer',
  [`${crm.replace('main', 'activities/phonecall/edit')}?id=%7B${ID}%7D`]: `dynamics365 call ${ID}`,
  'https://erp.acme.example/app/expense-claim/EC-00145': 'erpnext custom EC-00145',
  'https://erp.acme.example/app/user/jane%40acme.example': 'erpnext',
  'https://acme.frappe.cloud/crm/contacts/Jane%20Doe': 'erpnext contact',
  'https://acme.frappe.cloud/helpdesk/tickets/42': 'erpnext ticket 42',
  [`https://1c.acme.example/us/#e1cib/data/Catalog.Organizations?ref=${HEX}`]: `onec company ${HEX}`,
  'https://1c.acme.example/ut/#e1cib/command/CommonCommand.X': 'onec',
  [`${fiori}#User-display?User=SMITHJ2`]: 'sap_s4hana',
  [`${fiori}#Employee-manage&/Employees('JDOE7')`]: 'sap_s4hana',
  'https://1234567.app.netsuite.com/app/accounting/account/register.nl?id=46': 'netsuite',
  // A company's own CRM may use any path. None of these pages is refused because another product uses
  // the same path for something else.
  'https://docs.acme.example/task/42': 'own',
  'https://crm.acme.example/client/42': 'own',
  'https://crm.acme.example/service/42': 'own',
  'https://crm.acme.example/#/restaurants/7': 'own',
  'https://crm.acme.example/deal/42#api': 'own',
}

export const records: Table = { ...launchpads, ...filters, ...deepLinks, ...reports, ...plain }
