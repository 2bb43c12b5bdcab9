import type { Table } from './table.ts'

const U = '265671f6-d401-4aeb-aab2-455eb0d3702e'
const H = '6fae79bd55f5210d2cfafda7dabb78b8'

/** Addresses as public code and documents build them: pages, records, and what only looks so. */
export const links: Table = {
  'https://app.hubspot.com/sales/2550281/contact/341951/?interaction=note':
    'hubspot contact 341951',
  'https://app.hubspot.com/sales/2659477/deals/list/view/all/': 'hubspot',
  'https://app.hubspot.com/sales/2659477/deals/board/view/all/': 'hubspot',
  'https://app-na3.hubspot.com/live-messages/343751787/inbox': 'hubspot',
  'https://app.hubspot.com/live-messages/5238859/inbox/300479634#reply-editor':
    'hubspot conversation 300479634',
  'https://app-na2.hubspot.com/files/242796132/?folderId=3': 'hubspot',
  'https://app-na2.hubspot.com/academy/achievements/5xkd22gx/en/1/jane/seo': false,
  'https://app-na2.hubspot.com/api/presence/v1/presence/portal/242862774/user/1': false,
  'https://app.hubspot.com/meetings/admin110/online-meeting?embed=true': false,
  'https://app.hubspot.com/l/settings/apps/private-apps': 'hubspot',
  'https://app.hubspot.com/signup-hubspot/crm': false,
  'https://app.pipedrive.com/deals/?filter_id=9': 'pipedrive',
  'https://app.pipedrive.com/settings/fields': 'pipedrive',
  'https://app.pipedrive.com/v1/organizations?api_token=x': false,
  'https://acme.bitrix24.ru/crm/invoice/show/44/': 'bitrix24 invoice 44',
  'https://acme.bitrix24.ru/pub/form.php?view=frame&form_id=23': false,
  'https://acme.bitrix24.ru/pub/task.php?task_id=167': false,
  'https://acme.bitrix24.com/crm/configs/import/lead.php?LOGIN=x&PASSWORD=y': 'bitrix24',
  'https://crm.zoho.com/crm/EntityInfo.do?module=Invoices&id=493609000012255457':
    'zoho_crm invoice 493609000012255457',
  'https://crmplus.zoho.com/supportapi/zd/acme/api/v1/agents': false,
  'https://one.zoho.com/zohoone/acme/home/cxapp-spaces/sales/crm/org899488274/tab/Leads/custom-view/6992263000006/list':
    'zoho_crm',
  'https://one.zoho.com/zohoone/acme/home/cxapp/people/': false,
  'https://desk.zoho.com/agent/acme/x/whatsapp/page#IM/-1/sessions/mine-all': 'zoho_desk',
  'https://desk.zoho.com/support/acme/ShowHomePage.do#Cases/dv/458844000296724111':
    'zoho_desk ticket 458844000296724111',
  'https://desk.zoho.com/support/WebToCase': false,
  'https://desk.zoho.com/support/APIDocument.do#Organizations': false,
  'https://desk.zoho.com/agent/acme/support/all-modules/search?searchWord=5': 'zoho_desk',
  'https://bigin.zoho.eu/bigin/org20096296201/Home#/companies/5550001112223?section=child_accounts':
    'zoho_bigin company 5550001112223',
  'https://acme.myfreshworks.com/crm/sales/web_forms/1b24/form.js': false,
  'https://app.prosperworks.com/companies/1/app?p=db#/lead/42': 'copper lead 42',
  'https://app.prosperworks.com/companies/45172/app?p=db#/dashboard/user/759574/today': 'copper',
  'https://crm.na1.insightly.com/list/contact/?blade=/details/Contacts/42': 'insightly contact 42',
  'https://crm.na1.insightly.com/WebToContact/Create': false,
  'https://app.attio.com/w/workspace/tasks': 'attio',
  [`https://app.attio.com/_/objects/companies/record/${U}`]: `attio company ${U}`,
  'https://hooks.attio.com/w/273e79ee/af6babff': false,
  'https://acme.monday.com/boards/1397138702/views/28918344': 'monday',
  'https://acme.capsulecrm.com/party/organisation/new': 'capsule',
  'https://web.outreach.io/sequences/13896/overview': 'outreach sequence 13896',
  'https://web.outreach.io/calls?smart_view=25376': 'outreach',
  'https://app1a.outreach.io/360': 'outreach',
  'https://acme.activehosted.com/app/campaigns': 'activecampaign',
  'https://m293.infusionsoft.com/Contact/oldManageContact_legacy.jsp?view=edit&ID=42':
    'keap contact 42',
  'https://pti.infusionsoft.com/app/form/process/8bc1': false,
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
  'https://acme.service-now.com/sys_security_acl.do?sys_id=b3a89201c0a80a6b01740f12934f7e99':
    'servicenow custom b3a89201c0a80a6b01740f12934f7e99',
  'https://acme.service-now.com/sys_variable_value.do?SOAP': false,
  'https://acme.service-now.com/incident.do?sys_id=-1': 'servicenow',
  [`https://acme.service-now.com/nav_to.do?uri=%2Fincident.do%3Fsys_id%3D${H}%26sysparm_stack%3D%26sysparm_view%3D`]: `servicenow ticket ${H}`,
  'https://acme.service-now.com/nav_to.do?uri=%2Fhome.do': 'servicenow',
  'https://acme.service-now.com/incident_list.do?sysparm_query=number%3DINC0010042':
    'servicenow ticket INC0010042',
  'https://acme.service-now.com/login.do?user_name=admin&sys_action=sysverb_login': false,
  'https://acme.service-now.com/navpage.do': 'servicenow',
  [`https://us-east-1.online.tableau.com/#/site/sci/views/ATT_1-D2D/Metrics/${U}/Raf`]:
    'tableau report ATT_1-D2D/Metrics',
  'https://tableau.acme.example/#/site/acme/virtualconnections/3': 'tableau',
  [`https://acme.us.qlikcloud.com/sense/app/${U}/sheet/CmbWz/state/analysis/overlay/selections`]: `qlik report ${U}`,
  'https://app.powerbi.com/groups/me/getapps/services/cia.x': 'powerbi',
  'https://looker--zapier.cs22.my.salesforce.com/0011700000wUuUP':
    'salesforce company 0011700000wUuUP',
  'https://acme.my.salesforce.com/home/home.jsp?tsid=02u41000000QWha/': 'salesforce',
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
  'https://acme.sandbox.my.salesforce.com/sfc/p/0T0000000qZR/a/Il/x': false,
  'https://c.ap5.visual.force.com/apex/Home': 'salesforce',
  'https://1964539.app.netsuite.com/app/common/media/mediaitemfolder.nl': 'netsuite',
  'https://8760954.app.netsuite.com/app/site/hosting/scriptlet.nl?script=1675&deploy=1': 'netsuite',
  'https://7913744.app.netsuite.com/app/accounting/transactions/cashsale.nl?id=42':
    'netsuite invoice 42',
  'https://system.eu2.netsuite.com/app/accounting/transactions/opprtnty.nl?id=42':
    'netsuite deal 42',
  'https://my300001.s4hana.cloud.sap/ui#MaterialBOM-maintainMaterialBOM': 'sap_s4hana',
  "https://flp.acme.example/sap/bc/ui2/flp?sap-client=001&sap-language=EN#MaintenanceNotification-displayFactSheet&//C_ObjPgMaintNotification('42')":
    'sap_s4hana custom 42',
  'https://flp.acme.example/cp.portal/site#inbox-Approve?sap-ui-app-id-hint=x&/UnifiedInbox':
    'sap_s4hana',
  'https://flp.acme.example/sap/bc/ui2/flp#orderview-display&/Number/0101234567':
    'sap_s4hana order 0101234567',
  'https://flp.acme.example/site?siteId=ad16&sap-language=EN#SupplierInvoice-display?CompanyCode=1010&SupplierInvoice=5105600042&FiscalYear=2026':
    'sap_s4hana bill 5105600042',
}
