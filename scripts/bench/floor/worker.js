// The least code for a background worker that stores something: it writes one record at each change
// of tab.
const opened = new Promise((resolve, reject) => {
  const opening = indexedDB.open('floor-tabs', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('tabs')
  opening.onsuccess = () => resolve(opening.result)
  opening.onerror = () => reject(opening.error)
})

chrome.tabs.onActivated.addListener(async ({ tabId }) => {
  const writing = (await opened).transaction('tabs', 'readwrite')
  writing.objectStore('tabs').put({ tabId, at: Date.now() }, 'last')
})
