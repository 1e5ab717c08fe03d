/** Shown in place of the editor until it is built. */
export const missingEditorPage: string = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Weft</title></head>
<body>
<h1>The editor is not built yet</h1>
<p>The server runs, and its HTTP interface is at <a href="/api/docs">/api/docs</a>.</p>
<p>To build the editor, run <code>npm run setup</code> in the project, then reload this page. <code>npm start</code> does both.</p>
</body>
</html>
`
