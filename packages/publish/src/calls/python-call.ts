import { type CallSite, documentFile, tokenVariable } from './call-site.ts'
import { pythonLiteral } from './python-literal.ts'

/** Python with its standard library alone. */
export function pythonCall({ server, needsToken, slug, inputs }: CallSite): string {
  const token = needsToken ? `\n        "Authorization": f"Bearer {os.environ['${tokenVariable}']}",` : ''
  const imports = ['json', ...(needsToken ? ['os'] : []), ...(slug === undefined ? ['pathlib'] : [])]
  const file =
    slug === undefined ? `workflow = json.loads(pathlib.Path("${documentFile}").read_text("utf-8"))\n` : ''
  const path = slug === undefined ? '/api/runs' : `/api/workflows/${slug}/runs`
  const body = slug === undefined ? '{"workflow": workflow, "inputs": inputs}' : '{"inputs": inputs}'
  return `${imports.map((name) => `import ${name}\n`).join('')}import urllib.request

${file}inputs = ${pythonLiteral(inputs)}

request = urllib.request.Request(
    ${JSON.stringify(`${server}${path}`)},
    data=json.dumps(${body}).encode(),
    # \`Prefer: wait\` holds the answer until the run ends, for up to 60 seconds.
    headers={
        "Content-Type": "application/json",
        "Prefer": "wait=60",${token}
    },
)
with urllib.request.urlopen(request) as response:
    run = json.load(response)
if run["status"] != "succeeded":
    raise SystemExit(f"the run is {run['status']}: {run.get('error')}")
print(json.dumps(run["outputs"], indent=2))
`
}
