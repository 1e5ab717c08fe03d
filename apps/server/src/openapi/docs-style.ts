/** What the documentation's pages add to Swagger UI: the links above, and room on a small screen. */
export const docsStyle = `:root { color-scheme: light; --page: #fbfbfa; --edge: #dcdcd8; --words: #1c1d1f; --link: #8a5a12; }
@media (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --page: #16171a; --edge: #2a2d33; --words: #e8e9eb; --link: #e9b872; }
}
body { margin: 0; background: var(--page); color: var(--words); }
nav { border-bottom: 1px solid var(--edge); font: 14px/1.4 system-ui, sans-serif; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 0; padding: 10px 20px; list-style: none; }
#docs .info { margin: 24px 0; }
#docs .info .title small pre { white-space: normal; overflow-wrap: anywhere; }
#docs .scheme-container { padding: 16px 0; }
@media (max-width: 600px) {
  /* No route has links, and their column leaves the rest no room. */
  #docs .response-col_links { display: none; }
  #docs .opblock-summary-path { overflow-wrap: anywhere; max-width: none; }
  #docs table.parameters, #docs table.parameters tbody, #docs table.parameters tr, #docs table.parameters td { display: block; width: auto; }
  #docs table.parameters thead { display: none; }
  #docs .parameters input[type="text"], #docs .parameters select { max-width: 100%; box-sizing: border-box; }
}
nav a { display: inline-block; padding: 4px 0; color: var(--link); }
`
