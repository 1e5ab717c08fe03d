"""Runs the workflow with Python's standard library alone and saves its pictures."""

import json
import os
import pathlib
import urllib.parse
import urllib.request

base = os.environ.get("WEFT_URL", "http://localhost:4600")
out = pathlib.Path(os.environ.get("OUT", "out"))
workflow = json.loads((pathlib.Path(__file__).parent / "workflow.json").read_text("utf-8"))

request = urllib.request.Request(
    f"{base}/api/runs",
    data=json.dumps({"workflow": workflow, "inputs": {"subject": "a brass compass"}}).encode(),
    # `Prefer: wait` holds the answer until the run ends, for up to 60 seconds.
    headers={"Content-Type": "application/json", "Prefer": "wait=60"},
)
with urllib.request.urlopen(request) as response:
    run = json.load(response)

if run["status"] != "succeeded":
    raise SystemExit(f"the run {run['status']}: {run.get('error')}")

out.mkdir(parents=True, exist_ok=True)
for index, picture in enumerate(run["outputs"]["image"]):
    path = out / f"from-python-{index}.webp"
    with urllib.request.urlopen(urllib.parse.urljoin(base, picture["url"])) as response:
        path.write_bytes(response.read())
    print(path)
