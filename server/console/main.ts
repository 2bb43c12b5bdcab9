/** The start of the console: connects its pages to the endpoint that serves them. */
import { mountConsole } from '../../src/ui/console/mount.tsx'
import { consoleDoors } from './doors.ts'

mountConsole(document.body, consoleDoors(new URL('.', location.href).href.replace(/\/$/, '')))
