/** Serves the page that the link of an invite opens. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { joinPage, languageFor } from '../join/page.ts'
import type { Dependencies } from './dependencies.ts'
import type { ServeOpen } from './serve.ts'
import { ROUTES } from './table.ts'

const fileNamed = (name: string) => readFileSync(join(import.meta.dirname, '../join', name), 'utf8')

/**
 * The join page may load only its own style and script. It may send no requests, and no other page
 * may show it in a frame.
 */
export const JOIN_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

export const addJoinRoutes = (serve: ServeOpen, { extension }: Dependencies) => {
  const style = fileNamed('join.css')
  const script = fileNamed('join.js')

  serve(ROUTES.getJoin, (c, read) => {
    const language = languageFor(read.query().lang, c.req.header('accept-language'))
    const headers = { 'Content-Language': language, Vary: 'Origin, Accept-Language' }
    return c.html(joinPage(language, extension), 200, headers)
  })

  serve(ROUTES.getJoinStyle, (c) =>
    c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  )

  serve(ROUTES.getJoinScript, (c) =>
    c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
}
