import { type CallSite, scriptToken, tokenVariable } from './call-site.ts'
import { pythonLiteral } from './python-literal.ts'

/** JavaScript with Replicate's own client: only its address is another one. */
export function replicateScriptCall({ server, needsToken, slug = '', inputs }: CallSite): string {
  const auth = needsToken ? scriptToken : `'none'`
  return `import Replicate from 'replicate'

const replicate = new Replicate({
  auth: ${auth},
  baseUrl: ${JSON.stringify(`${server}/v1`)},
  useFileOutput: false,
})
const input = ${JSON.stringify(inputs, null, 2)}

const output = await replicate.run(${JSON.stringify(`weft/${slug}`)}, { input })
console.log(JSON.stringify(output, null, 2))
`
}

/** Python with Replicate's own client: only its address is another one. */
export function replicatePythonCall({ server, needsToken, slug = '', inputs }: CallSite): string {
  const token = needsToken ? `os.environ["${tokenVariable}"]` : '"none"'
  return `import json
${needsToken ? 'import os\n' : ''}
from replicate.client import Client

# This client adds /v1 itself.
replicate = Client(api_token=${token}, base_url=${JSON.stringify(server)})
output = replicate.run(
    ${JSON.stringify(`weft/${slug}`)},
    input=${pythonLiteral(inputs, '    ')},
    use_file_output=False,
)
print(json.dumps(output, indent=2))
`
}
