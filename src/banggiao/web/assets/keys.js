// Keys for what a page's buttons and links do (data-key), "/" for the search box. Pages work without it.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const field = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
  if (field && !(field.type === "checkbox" || field.type === "radio")) return;
  const key = event.key.toLowerCase();
  const wanted =
    key === "/"
      ? document.querySelector('input[type="search"]')
      : /^[a-z]$/.test(key) && document.querySelector(`[data-key="${key}"]`);
  if (!wanted) return;
  event.preventDefault();
  if (key === "/") wanted.focus();
  else wanted.click();
});
