import { spawnSync } from 'node:child_process'
import type { Page } from 'puppeteer-core'
import { until } from './until.ts'

const press = (key: string) => spawnSync('xdotool', ['key', '--clearmodifiers', key])

/**
 * For half a second after it has come (and again after it moved), a prompt takes no answer, lest it
 * be one that was meant for something else (Chromium: ui/views/input_event_activation_protector.cc).
 * Milliseconds.
 */
const PROTECTED = 1200

/**
 * Answers Chromium's permission prompt with *Allow*, as a person at the keyboard does. The prompt is
 * drawn by the browser itself, out of any protocol's reach; that it has come shows in the page that
 * asked (`asking`): it loses the focus, and has it again once the prompt was answered.
 */
export const allow = (asking: Page) => prompted(asking, answer)

/** The same with *Deny*. */
export const deny = (asking: Page) => prompted(asking, refuse)

async function prompted(asking: Page, reply: () => Promise<void>) {
  const focused = () => asking.evaluate(() => document.hasFocus())
  await until(async () => !(await focused()), 'the permission prompt')
  await reply()
  await until(focused, 'the permission prompt answered')
}

/** The same over the popup, which Chromium closes when the prompt comes. */
export async function allowOver(popup: Page, granted: () => Promise<boolean>) {
  await until(() => popup.isClosed(), 'the permission prompt in place of the popup')
  await answer()
  await until(granted, 'the permission')
}

const ready = () => {
  const came = performance.now()
  return until(() => performance.now() - came > PROTECTED, 'the prompt ready for an answer')
}

async function answer() {
  await ready()
  // The focus begins at the button that refuses.
  press('Tab')
  press('Return')
}

async function refuse() {
  await ready()
  press('Return')
}
