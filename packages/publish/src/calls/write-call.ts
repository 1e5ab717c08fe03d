import type { CallSite } from './call-site.ts'
import { clientCall } from './client-call.ts'
import { curlCall } from './curl-call.ts'
import { fetchCall } from './fetch-call.ts'
import { pythonCall } from './python-call.ts'
import { replicatePythonCall, replicateScriptCall } from './replicate-calls.ts'

/** Languages, and clients, that code is written for. Replicate's clients call published workflows only. */
export type CallLanguage = 'curl' | 'client' | 'fetch' | 'python' | 'replicate-script' | 'replicate-python'

/** Writes code that runs a workflow, waits for it and prints its outputs as JSON: ready to be pasted. */
export function writeCall(language: CallLanguage, site: CallSite): string {
  switch (language) {
    case 'curl':
      return curlCall(site)
    case 'client':
      return clientCall(site)
    case 'fetch':
      return fetchCall(site)
    case 'python':
      return pythonCall(site)
    case 'replicate-script':
      return replicateScriptCall(site)
    case 'replicate-python':
      return replicatePythonCall(site)
  }
}
