import { openStint } from '../src/store/database.ts'
import { back, stop, switchTo } from '../src/store/timeline/commands.ts'
import { browser } from './browser.ts'
import { keepScripts, loadLater } from './load-script.ts'
import { look, lookThrough, showError } from './look.ts'
import { openPageOf, pageIn } from './notifications.ts'
import { listenForAnswers, openAnswers } from './notify.ts'
import { storePolicy } from './policy.ts'

// The background script: it only connects the browser's events with functions. Every listener is
// registered synchronously; otherwise the event that starts the worker is lost.
const db = openStint()
const lookAgain = () => void lookThrough(db)
/**
 * Observes the browser once. This function is used for events that come many times an hour, and
 * that can only mean that the person now sees another page or window.
 */
const lookOnce = () => void look(db)
const readPolicyAgain = () => void storePolicy(db).catch(console.error).then(lookAgain)

browser.runtime.onInstalled.addListener(openWelcome)
browser.runtime.onInstalled.addListener(readPolicyAgain)
browser.runtime.onStartup.addListener(readPolicyAgain)
browser.storage.onChanged.addListener((_, area) => area === 'managed' && readPolicyAgain())
browser.runtime.onMessage.addListener(lookAgain)
browser.tabs.onActivated.addListener(lookOnce)
browser.tabs.onUpdated.addListener(handleNavigation)
browser.tabs.onAttached.addListener(lookOnce)
browser.tabs.onDetached.addListener(lookOnce)
browser.tabs.onRemoved.addListener(lookOnce)
browser.tabs.onReplaced.addListener(lookOnce)
browser.windows.onFocusChanged.addListener(lookOnce)
browser.windows.onRemoved.addListener(lookOnce)
browser.idle.onStateChanged.addListener(lookAgain)
browser.permissions.onAdded.addListener(lookAgain)
browser.permissions.onRemoved.addListener(lookAgain)
browser.alarms.onAlarm.addListener(lookAgain)
browser.commands.onCommand.addListener(runCommand)
browser.permissions.onAdded.addListener(listenForNotifications)
listenForNotifications()
keepScripts()
// Observes the browser at every start of the worker (look.ts), because the browser sends no event
// after the extension was enabled again.
lookAgain()

function openWelcome({ reason }: { reason: string }) {
  if (reason === 'install')
    void browser.tabs.create({ url: browser.runtime.getURL('extension/pages/welcome.html') })
}

function handleNavigation(
  _tab: number,
  change: { url?: string; status?: string; audible?: boolean },
  tab: { active: boolean; url?: string },
) {
  // Without permission for the site, `change.url` is absent, and only `change.status` shows that
  // the tab went to another page.
  const navigates = change.url || change.status
  // A tab in the background is observed too, because a call may run in any tab. `tab.url` is
  // present only for sites with permission, and Stint recognises calls only on such sites.
  if (tab.active ? navigates : tab.url && change.url) lookOnce()
  else if (change.audible !== undefined && tab.url) lookOnce()
}

/** Runs a command of the browser's shortcuts. Every category has a command `switch-<category>`. */
function runCommand(name: string) {
  const done =
    name === 'back'
      ? back(db)
      : name === 'stop'
        ? stop(db)
        : switchTo(db, name.replace('switch-', ''))
  void done.then(lookAgain, showError)
}

/**
 * Listens for clicks on notifications. This function is called again when the permission for
 * notifications is granted, because before that the browser's API for notifications does not exist.
 */
function listenForNotifications() {
  listenForAnswers(handleButton, handleClick)
}

function handleButton(id: string, button: number) {
  void loadLater()
    .then(({ press }) => press(db, id, button))
    .then(lookAgain, showError)
}

/**
 * Handles a click on a notification. This code is not in later.js: Firefox allows opening the popup
 * only during the click, and then later.js would not be loaded yet.
 */
function handleClick(id: string) {
  const page = pageIn(id)
  void (page ? openPageOf(id, page) : openAnswers(id)).catch(console.error)
}
