import type { Table } from './table.ts'

const U = '0b6f3c1e-2222-4a2b-8c3d-0123456789ab'
const H = '0123456789abcdef0123456789abcdef'

/**
 * Addresses that were found in public code and documents: pages, records, and addresses that only look
 * like pages or records.
 */
export const links: Table = {
  'https://app.hubspot.com/sales/1234567/contact/341951/?interaction=note':
    'hubspot contact 341951',
  'https://app.hubspot.com/sales/1234567/deals/list/view/all/': 'hubspot',
  'https://app.hubspot.com/sales/1234567/deals/board/view/all/': 'hubspot',
  'https://app-na3.hubspot.com/live-messages/1234567/inbox': 'hubspot',
  'https://app.hubspot.com/live-messages/1234567/inbox/555000001#reply-editor':
    'hubspot conversation 555000001',
  'https://app-na2.hubspot.com/files/1234567/?folderId=3': 'hubspot',
  'https://app-na2.hubspot.com/academy/achievements/ab12cd/en/1/jane/seo': false,
  'https://app-na2.hubspot.com/api/presence/v1/presence/portal/555000002/user/1': false,
  'https://app.hubspot.com/meetings/jane-doe/online-meeting?embed=true': false,
  'https://app.hubspot.com/l/settings/apps/private-apps': 'hubspot',
  'https://app.hubspot.com/signup-hubspot/crm': false,
  'https://app.pipedrive.com/deals/?filter_id=9': 'pipedrive',
  'https://app.pipedrive.com/settings/fields': 'pipedrive',
  'https://app.pipedrive.com/v1/organizations?api_token=x': false,
  'https://acme.bitrix24.ru/crm/invoice/show/44/': 'bitrix24 invoice 44',
  'https://acme.bitrix24.ru/pub/form.php?view=frame&form_id=23': false,
  'https://acme.bitrix24.ru/pub/task.php?task_id=167': false,
  'https://acme.bitrix24.com/crm/configs/import/lead.php?LOGIN=x&PASSWORD=y': 'bitrix24',
  'https://crm.zoho.com/crm/EntityInfo.do?module=Invoices&id=555000111222333003':
    'zoho_crm invoice 555000111222333003',
  'https://crmplus.zoho.com/supportapi/zd/acme/api/v1/agents': false,
  'https://one.zoho.com/zohoone/acme/home/cxapp-spaces/sales/crm/org700001/tab/Leads/custom-view/5550001112004/list':
    'zoho_crm',
  'https://one.zoho.com/zohoone/acme/home/cxapp/people/': false,
  'https://desk.zoho.com/agent/acme/x/whatsapp/page#IM/-1/sessions/mine-all': 'zoho_desk',
  'https://desk.zoho.com/support/acme/ShowHomePage.do#Cases/dv/555000111222333005':
    'zoho_desk ticket 555000111222333005',
  'https://desk.zoho.com/support/WebToCase': false,
  'https://desk.zoho.com/support/APIDocument.do#Organizations': false,
  'https://desk.zoho.com/agent/acme/support/all-modules/search?searchWord=5': 'zoho_desk',
  'https://bigin.zoho.eu/bigin/org700001/Home#/companies/5550001112006?section=child_accounts':
    'zoho_bigin company 5550001112006',
  'https://acme.myfreshworks.com/crm/sales/web_forms/1b24/form.js': false,
  'https://app.prosperworks.com/companies/1/app?p=db#/lead/42': 'copper lead 42',
  'https://app.prosperworks.com/companies/70001/app?p=db#/dashboard/user/7/today': 'copper',
  'https://crm.na1.insightly.com/list/contact/?blade=/details/Contacts/42': 'insightly contact 42',
  'https://crm.na1.insightly.com/WebToContact/Create': false,
  'https://app.attio.com/w/workspace/tasks': 'attio',
  [`https://app.attio.com/_/objects/companies/record/${U}`]: `attio company ${U}`,
  'https://hooks.attio.com/w/0b6f3c1e/af6b': false,
  'https://acme.monday.com/boards/5550001007/views/55500008': 'monday',
  'https://acme.capsulecrm.com/party/organisation/new': 'capsule',
  'https://web.outreach.io/sequences/13896/overview': 'outreach sequence 13896',
  'https://web.outreach.io/calls?smart_view=25376': 'outreach',
  'https://app1a.outreach.io/360': 'outreach',
  'https://acme.activehosted.com/app/campaigns': 'activecampaign',
  'https://ab123.infusionsoft.com/Contact/oldManageContact_legacy.jsp?view=edit&ID=42':
    'keap contact 42',
  'https://ab123.infusionsoft.com/app/form/process/8bc1': false,
  'https://signin.infusionsoft.com/app/oauth/authorize?client_id=x': false,
  'https://crm.acme.example/crm/?module=Leads&return_module=Leads&action=DetailView&record=ab12-42':
    'suitecrm lead ab12-42',
  'https://vt.acme.example/index.php?module=AgentManager&view=Detail&record=42': 'vtiger custom 42',
  'https://acme.odoo.com/web/image/1649-d6d52ad7/logo': false,
  'https://acme.odoo.com/web/session/authenticate': false,
  'https://acme.odoo.com/my/orders/7?access_token=x': false,
  'https://acme.odoo.com/contactus': false,
  'https://erp.acme.example/web#view_type=form&model=res.config.settings&action=5': 'odoo',
  'https://erp.acme.example/web#view_type=form&model=op.batch&id=42': 'odoo custom 42',
  'https://acme.service-now.com/sys_security_acl.do?sys_id=0123456789abcdef0123456789abcdef':
    'servicenow custom 0123456789abcdef0123456789abcdef',
  'https://acme.service-now.com/sys_variable_value.do?SOAP': false,
  'https://acme.service-now.com/incident.do?sys_id=-1': 'servicenow',
  [`https://acme.service-now.com/nav_to.do?uri=%2Fincident.do%3Fsys_id%3D${H}%26sysparm_stack%3D%26sysparm_view%3D`]: `servicenow ticket ${H}`,
  'https://acme.service-now.com/nav_to.do?uri=%2Fhome.do': 'servicenow',
  'https://acme.service-now.com/incident_list.do?sysparm_query=number%3DINC0010042':
    'servicenow ticket INC0010042',
  'https://acme.service-now.com/login.do?user_name=admin&sys_action=sysverb_login': false,
  'https://acme.service-now.com/navpage.do': 'servicenow',
  [`https://us-east-1.online.tableau.com/#/site/acme/views/Sales_1-B2B/Metrics/${U}/Mine`]:
    'tableau report Sales_1-B2B/Metrics',
  'https://tableau.acme.example/#/site/acme/virtualconnections/3': 'tableau',
  [`https://acme.us.qlikcloud.com/sense/app/${U}/sheet/CmbWz/state/analysis/overlay/selections`]: `qlik report ${U}`,
  'https://app.powerbi.com/groups/me/getapps/services/cia.x': 'powerbi',
  'https://acme--uat.cs22.my.salesforce.com/001Aa00000B1cDe': 'salesforce company 001Aa00000B1cDe',
  'https://acme.my.salesforce.com/home/home.jsp?tsid=02uAa00000B1cDe/': 'salesforce',
  'https://acme.my.salesforce.com/500/o': 'salesforce',
  'https://acme.lightning.force.com/lightning/o/Account/new': 'salesforce',
  [`https://acme.crm2.dynamics.com/main.aspx?appid=${U}&pagetype=formeditor&formid=${U}&entitytype=lead`]:
    'dynamics365',
  [`https://acme.crm2.dynamics.com/main.aspx?pagetype=entityrecord&etn=opportunity&id=%7B${U}%7D`]: `dynamics365 deal ${U}`,
  [`https://acme.creatio.com/0/Shell/?ClassicUI#Card/Contacts_FormPage/edit/${U}`]: `creatio contact ${U}`,
  [`https://acme.creatio.com/0/Nui/ViewModule.aspx?ClassicUI#CardModuleV2/ContactPageV2/edit/${U}`]: `creatio contact ${U}`,
  'https://acme.creatio.com/0/Shell/?simplelogin=true': false,
  'https://acme.creatio.com/0/Nui/ViewModule.aspx?vm=SchemaDesigner#process/7b1ac959/': 'creatio',
  [`https://online.moysklad.ru/app/#Company/edit?id=${U}`]: `moysklad company ${U}`,
  [`https://online.moysklad.ru/app/#paymentout/edit?id=${U}`]: `moysklad payment ${U}`,
  'https://online.moysklad.ru/app/#pnl?periodFilter=07.11.2024': 'moysklad',
  [`https://acme.twenty.com/object/company/${U}`]: `twenty company ${U}`,
  'https://acme.v.frappe.cloud/crm/voice': 'erpnext',
  'https://acme.erpnext.com/app/item?disabled=0': 'erpnext',
  'https://acme.erpnext.com/app/project/Acme%20House%202013': 'erpnext project',
  'https://acme.planfix.com/task/42': 'planfix task 42',
  'https://acme.od2.vtiger.com/index.php?module=Workflows&parent=Settings&view=Edit&record=94&mode=V7Edit':
    'vtiger workflow 94',
  'https://qbo.intuit.com/app/my-accountant': 'quickbooks',
  'https://acme.sandbox.my.salesforce.com/sfc/p/0T0/a/Il/x': false,
  'https://c.ap5.visual.force.com/apex/Home': 'salesforce',
  'https://1234567.app.netsuite.com/app/common/media/mediaitemfolder.nl': 'netsuite',
  'https://1234567.app.netsuite.com/app/site/hosting/scriptlet.nl?script=1675&deploy=1': 'netsuite',
  'https://1234567.app.netsuite.com/app/accounting/transactions/cashsale.nl?id=42':
    'netsuite invoice 42',
  'https://system.eu2.netsuite.com/app/accounting/transactions/opprtnty.nl?id=42':
    'netsuite deal 42',
  'https://my300001.s4hana.cloud.sap/ui#MaterialBOM-maintainMaterialBOM': 'sap_s4hana',
  "https://flp.acme.example/sap/bc/ui2/flp?sap-client=001&sap-language=EN#MaintenanceNotification-displayFactSheet&//C_ObjPgMaintNotification('42')":
    'sap_s4hana custom 42',
  'https://flp.acme.example/cp.portal/site#inbox-Approve?sap-ui-app-id-hint=x&/UnifiedInbox':
    'sap_s4hana',
  'https://flp.acme.example/sap/bc/ui2/flp#orderview-display&/Number/5550001009':
    'sap_s4hana order 5550001009',
  'https://flp.acme.example/site?siteId=ad16&sap-language=EN#SupplierInvoice-display?CompanyCode=1010&SupplierInvoice=5550001010&FiscalYear=2026':
    'sap_s4hana bill 5550001010',
  'https://acme--dev.sandbox.my.salesforce.com/02sAa00000B1cDeIAF':
    'salesforce email 02sAa00000B1cDeIAF',
  'https://acme--qa.sandbox.my.salesforce.com/services/data/v62.0': false,
  'https://acme--qa.sandbox.my.salesforce.com/home/home.jsp': 'salesforce',
  'https://acme.lightning.force.com/apex/APXTConga4__Conga_Composer?ServerURL=/Soap/u/37.0/00D&solmgr=1':
    'salesforce',
  'https://acme-dev-ed.develop.lightning.force.com/apex/Opportunity_PDF?id=006Aa00000B1cDeIAF':
    'salesforce deal 006Aa00000B1cDeIAF',
  'https://acme.lightning.force.com/lightning/setup/Flows/page?address=%2F301Aa00000B1cDe':
    'salesforce',
  'https://acme.lightning.force.com/lightning/setup/ObjectManager/Account/FieldsAndRelationships/view':
    'salesforce',
  'https://acme.lightning.force.com/lightning/r/Dashboard/01ZAa00000B1cDeIAF/view?queryScope=userFolders':
    'salesforce dashboard 01ZAa00000B1cDeIAF',
  'https://app.hubspot.com/workflows/1234567/platform/flow/5550001011/edit':
    'hubspot workflow 5550001011',
  'https://app.hubspot.com/workflows/1234567/flow/5550001011/edit': 'hubspot workflow 5550001011',
  'https://app.hubspot.com/email/1234567/edit/555000111012/settings': 'hubspot email 555000111012',
  'https://app.hubspot.com/email/1234567/edit-beta/555000111012/content':
    'hubspot email 555000111012',
  'https://app.hubspot.com/email/1234567/details/555000111013': 'hubspot email 555000111013',
  'https://app.hubspot.com/email/1234567/manage/state/all': 'hubspot',
  'https://app.hubspot.com/settings/1234567/data-privacy/cookies-v2/0/policies': 'hubspot',
  'https://app.hubspot.com/settings/integrations/private-apps': 'hubspot',
  'https://app.hubspot.com/help-desk/1234567/view/search/ticket/42/': 'hubspot ticket 42',
  'https://app-eu1.hubspot.com/help-desk/1234567/view/555000014/list-view': 'hubspot',
  'https://app.hubspot.com/private-apps/1234567': 'hubspot',
  'https://app.hubspot.com/contacts/1234567/import': 'hubspot',
  'https://cdn-ru.bitrix24.by/b700001/crm/site_button/loader_6_ab12.js': false,
  'https://acme.bitrix24.by/rest/105/ab12/': false,
  'https://acme.bitrix24.com.br/stream/': false,
  'https://www.bitrix24.kz/about/terms-of-use-ai.php': false,
  'https://crm.zoho.eu/crm/tab/Accounts/555000111222333015': 'zoho_crm company 555000111222333015',
  'https://crm.zoho.eu/crm/org700001/settings/functions': 'zoho_crm',
  'https://crm.zoho.eu/crm/acme/tab/Home/begin': 'zoho_crm',
  'https://crm.zoho.in/crm/WebFormServeServlet?rid=e10b': false,
  'https://disco.crm3.dynamics.com/XRMServices/2011/Discovery.svc': false,
  'https://acme.api.crm3.dynamics.com/api/data/v9.1/': false,
  'https://acme.crm3.dynamics.com/designer/app/x': 'dynamics365',
  'https://acme.crm5.dynamics.com/main.aspx?appid=0b6f3c1e-1111-4a2b-8c3d-0123456789ab&forceUCI=1&pagetype=dashboard&id=0b6f3c1e-2222-4a2b-8c3d-0123456789ab&type=system':
    'dynamics365 dashboard 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
  'https://acme.crm5.dynamics.com/main.aspx?appid=0b6f3c1e-1111-4a2b-8c3d-0123456789ab&pagetype=custom&name=acme_page':
    'dynamics365',
  'https://acmeret.axcloud.dynamics.com/Commerce': false,
  'https://acmedevaos.axcloud.dynamics.com/?t=2024-01-19T10%3A23&cmp=USMF&mi=PurchTableListPage':
    'dynamics365_fo',
  'https://acmeaos.cloudax.dynamics.com/data/': false,
  'https://acmeaos.cloudax.dynamics.com/?mi=SysTableBrowser&tableName=DualWriteErrorLog':
    'dynamics365_fo',
  'https://acmesoap.cloudax.dynamics.com/soap/services/UserSessionService?wsdl': false,
  'https://acme.odoo.com/odoo/crm/3511': 'odoo deal 3511',
  'https://demo5.odoo.com/odoo/crm?cids=1': 'odoo',
  'https://acme.odoo.com/odoo/crm.lead/7': 'odoo deal 7',
  'https://erp.acme.example/odoo/apps': 'odoo',
  'https://erp.acme.example/odoo/accounting/chart-of-accounts': 'odoo',
  'https://erp.acme.example/web#action=crm.crm_lead_action_pipeline': 'odoo',
  'https://erp.acme.example/web#model=acme.visit.wizard&scenario_id=3': 'odoo',
  'https://app.qbo.intuit.com/app/reportlist': 'quickbooks',
  'https://app.qbo.intuit.com/app/report/builder?rptId=sbg:a9b1&type=system&token=JOURNAL':
    'quickbooks',
  'https://go.xero.com/app/!Ab12/bills/view/0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
    'xero bill 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
  'https://go.xero.com/app/bills/list/all': 'xero',
  'https://go.xero.com/app/invoicing/edit/0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
    'xero invoice 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
  'https://go.xero.com/app/!Ab12/contacts': 'xero',
  'https://go.xero.com/app/!Ab12/manage-bank-accounts': 'xero',
  'https://go.xero.com/app/contacts/contact/0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
    'xero contact 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
  'https://go.xero.com/Contacts/Edit/0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
    'xero contact 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
  'https://go.xero.com/Contacts/View.aspx?contactID=0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
    'xero contact 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
  'https://go.xero.com/Bank/ViewManualJournal.aspx?ManualJournalID=0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
    'xero document 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
  'https://go.xero.com/Bank/BankAccounts.aspx?accountID=0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
    'xero',
  'https://books.zoho.in/app#/inventory/items/555000111016': 'zoho_books product 555000111016',
  'https://books.zoho.in/app/700001#/salesorders/555000111016': 'zoho_books order 555000111016',
  'https://books.zoho.in/app/700001#/creditnotes/555000111016': 'zoho_books document 555000111016',
  'https://analytics.zoho.com/workspace/5550001112223334017/view/5550001112223334018':
    'zoho_analytics report 5550001112223334018',
  'https://master.dev.looker.com/explore/x/order_items': 'looker',
  'https://acme.eu.looker.com/explore/x/y?qid=1': 'looker',
  'https://app.powerbi.com/reportEmbed?reportId=0b6f3c1e-2222-4a2b-8c3d-0123456789ab&autoAuth=true': false,
  'https://app.fabric.microsoft.com/groups/0b6f3c1e-2222-4a2b-8c3d-0123456789ab/list?experience=x':
    'powerbi',
  'https://app.attio.com/acme/person/0b6f3c1e-2222-4a2b-8c3d-0123456789ab':
    'attio contact 0b6f3c1e-2222-4a2b-8c3d-0123456789ab',
  'https://app.attio.com/meetings/mtg_123': 'attio',
  'https://acme.servicenowservices.com/help?id=kb_article&sys_id=0123456789abcdef0123456789abcdef': false,
  'https://acme.servicenowservices.com/nav_to.do?uri=%2Fincident.do%3Fsys_id%3D-1%26sysparm_query%3Dactive%3Dtrue':
    'servicenow',
  'https://acme.servicenowservices.com//nav_to.do?uri=sys_script_include.do?sys_id=0123456789abcdef0123456789abcdef':
    'servicenow custom 0123456789abcdef0123456789abcdef',
  'https://acme.service-now.com/now/workspace/agent/record/u_acme_part/0123456789abcdef0123456789abcdef/params/selected-tab-index/3':
    'servicenow custom 0123456789abcdef0123456789abcdef',
  'https://acme.service-now.com/now/workspace/agent/home/sub/non_record/layout/params/list-title/x/table/interaction/query/y':
    'servicenow',
  'https://acme.service-now.com/now/sow/record/incident/-1/params': 'servicenow',
  'https://acme.service-now.com/now/sow/simplelist/incident': 'servicenow',
  'https://acme.service-now.com/$sp.do?id=sp-preview&sys_id=0123456789abcdef0123456789abcdef':
    'servicenow',
  'https://acme.retailcrm.ru/orders/42': 'retailcrm order 42',
  'https://acme.retailcrm.ru/orders/?filter[customer]=7': 'retailcrm',
  'https://acme.retailcrm.ru/customers/add?phone=8': 'retailcrm',
  'https://acme.megaplan.ru/deals/8885/card/': 'megaplan deal 8885',
  'https://acme.s20.online/company/1/customer/view?id=42': 'alfacrm customer 42',
  'https://acme.s20.online/company/1/calendar-teacher/calendar-fetch?start=2023': 'alfacrm',
}
