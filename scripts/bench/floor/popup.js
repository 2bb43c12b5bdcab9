// The least code for a popup with a stored timer: it reads once, then its button works.
const clock = document.getElementById('clock')
const button = document.getElementById('switch')
const opening = indexedDB.open('floor', 1)
opening.onupgradeneeded = () => opening.result.createObjectStore('state')
opening.onsuccess = () => {
  const db = opening.result
  let since
  const show = () => {
    const seconds = since === undefined ? 0 : Math.floor((Date.now() - since) / 1000)
    clock.textContent = new Date(seconds * 1000).toISOString().slice(12, 19)
    button.textContent = since === undefined ? 'Start' : 'Stop'
  }
  const reading = db.transaction('state').objectStore('state').get('since')
  reading.onsuccess = () => {
    since = reading.result
    show()
    button.disabled = false
    setInterval(show, 1000)
  }
  button.onclick = () => {
    const next = since === undefined ? Date.now() : undefined
    const writing = db.transaction('state', 'readwrite')
    writing.objectStore('state').put(next, 'since')
    writing.oncomplete = () => {
      since = next
      show()
    }
  }
}
