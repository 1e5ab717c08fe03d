/** Shown in place of a form until the page is built. */
export const missingFormPage: string = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Weft</title></head>
<body>
<h1>The form page is not built yet</h1>
<p>To build it, run <code>npm run setup</code> in the project, then reload this page. <code>npm start</code> does both.</p>
</body>
</html>
`
