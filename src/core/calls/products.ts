import { type CallProduct, withHosts } from './product.ts'
import { aircall } from './products/aircall.ts'
import { amazon_connect } from './products/amazon_connect.ts'
import { bitrix24_calls } from './products/bitrix24_calls.ts'
import { cloudtalk } from './products/cloudtalk.ts'
import { dialpad } from './products/dialpad.ts'
import { google_meet } from './products/google_meet.ts'
import { google_voice } from './products/google_voice.ts'
import { goto } from './products/goto.ts'
import { hubspot_calls } from './products/hubspot_calls.ts'
import { jitsi } from './products/jitsi.ts'
import { justcall } from './products/justcall.ts'
import { kontur_talk } from './products/kontur_talk.ts'
import { mts_link } from './products/mts_link.ts'
import { ringcentral } from './products/ringcentral.ts'
import { ringover } from './products/ringover.ts'
import { sber_jazz } from './products/sber_jazz.ts'
import { slack } from './products/slack.ts'
import { teams } from './products/teams.ts'
import { threecx } from './products/threecx.ts'
import { twilio_flex } from './products/twilio_flex.ts'
import { vk_calls } from './products/vk_calls.ts'
import { webex } from './products/webex.ts'
import { whereby } from './products/whereby.ts'
import { yandex_telemost } from './products/yandex_telemost.ts'
import { zoho_meeting } from './products/zoho_meeting.ts'
import { zoom } from './products/zoom.ts'

/**
 * Products for meetings and calls in a tab, the most common first. Left out are amoCRM, Kommo, and
 * the phone inside the pages of HubSpot and Bitrix24, because in these products a call and the
 * recording of a call play at the same address. Zadarma, Novofon, Mango Office and Sipuni are also
 * left out: no source was found that says on which of their pages a call is made.
 */
export const CALL_PRODUCTS: readonly CallProduct[] = [
  google_meet,
  zoom,
  teams,
  webex,
  whereby,
  jitsi,
  yandex_telemost,
  kontur_talk,
  sber_jazz,
  mts_link,
  vk_calls,
  goto,
  zoho_meeting,
  slack,
  aircall,
  ringcentral,
  dialpad,
  justcall,
  cloudtalk,
  ringover,
  google_voice,
  amazon_connect,
  twilio_flex,
  threecx,
  hubspot_calls,
  bitrix24_calls,
].map(withHosts)
