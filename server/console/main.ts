/** The start of the console: connects its pages to the endpoint that serves them. */
import { mountConsole } from '../../src/ui/console/mount.tsx'
import { consolePorts } from './ports.ts'

mountConsole(document.body, consolePorts(new URL('.', location.href).href.replace(/\/$/, '')))
