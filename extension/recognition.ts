/**
 * Recognises CRM products and calls by addresses. The code and its tables of products are a
 * separate script (recognition.js), because most starts of the worker do not need them: there is no
 * page of a CRM and no call.
 */
import { CALL_PRODUCTS } from '../src/core/calls/products.ts'
import { callRecogniserOf } from '../src/core/calls/recogniser.ts'
import { PRODUCTS } from '../src/core/crm/products.ts'
import { recognise } from '../src/core/crm/recognise.ts'

const recognition = {
  products: PRODUCTS,
  recognise,
  recogniseCall: callRecogniserOf(CALL_PRODUCTS),
  /** The match patterns of each product for calls. */
  callHosts: new Map(CALL_PRODUCTS.map(({ id, hosts }) => [id, hosts])),
}

declare global {
  /** Set when recognition.js has run. */
  var stintRecognition: typeof recognition | undefined
}

globalThis.stintRecognition = recognition
