import { spawnSync } from 'node:child_process'
import type { Page } from 'puppeteer-core'
import { until } from './until.ts'

const press = (key: string) => spawnSync('xdotool', ['key', '--clearmodifiers', key])

/**
 * Milliseconds to wait before an answer. For half a second after a prompt has come or moved, it takes no
 * input: the input might be meant for something else (Chromium:
 * ui/views/input_event_activation_protector.cc).
 *
 *
 */
const PROTECTED = 1200

/**
 * Answers Chromium's permission prompt with *Allow*, as a person at the keyboard does. The browser
 * draws the prompt itself, and no test protocol reaches it. The focus of the page that asked
 * (`asking`) shows whether the prompt is open: the page loses the focus when the prompt comes, and
 * gets it back after the answer.
 */
export const allow = (asking: Page) => answerPrompt(asking, answer)

/** Answers Chromium's permission prompt with *Deny*, as `allow` does with *Allow*. */
export const deny = (asking: Page) => answerPrompt(asking, refuse)

async function answerPrompt(asking: Page, reply: () => Promise<void>) {
  const focused = () => asking.evaluate(() => document.hasFocus())
  await until(async () => !(await focused()), 'the permission prompt')
  await reply()
  await until(focused, 'the permission prompt answered')
}

/** Allows a permission that the popup asks for; Chromium closes the popup when the prompt comes. */
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
  // At first the focus is on the button that denies.
  press('Tab')
  press('Return')
}

async function refuse() {
  await ready()
  press('Return')
}
