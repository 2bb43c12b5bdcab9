import { spawnSync } from 'node:child_process'
import type { Page } from 'puppeteer-core'
import { until } from './until.ts'

const press = (key: string) => spawnSync('xdotool', ['key', '--clearmodifiers', key])

/**
 * Milliseconds to wait before a prompt is answered. For half a second after a prompt appears or moves,
 * Chromium ignores input to it, because the input might be meant for something else (see
 * ui/views/input_event_activation_protector.cc in Chromium's source).
 */
const PROTECTED = 1200

/**
 * Answers Chromium's permission prompt with *Allow*, as a person at the keyboard does. The browser
 * draws the prompt itself, and no test protocol reaches it. The focus of the page `asking`, which asks
 * for the permission, shows whether the prompt is open. The page loses the focus when the prompt
 * appears, and gets the focus back after the answer.
 */
export const allow = (asking: Page) => answerPrompt(asking, answer)

/** Answers Chromium's permission prompt with *Deny*, in the same way as `allow`. */
export const deny = (asking: Page) => answerPrompt(asking, refuse)

async function answerPrompt(asking: Page, reply: () => Promise<void>) {
  const focused = () => asking.evaluate(() => document.hasFocus())
  await until(async () => !(await focused()), 'the permission prompt')
  await reply()
  await until(focused, 'the permission prompt answered')
}

/** Allows a permission that the popup asks for. Chromium closes the popup when the prompt appears. */
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
  // When the prompt appears, the button that denies the permission has the focus.
  press('Tab')
  press('Return')
}

async function refuse() {
  await ready()
  press('Return')
}
