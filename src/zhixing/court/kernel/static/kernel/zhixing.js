// Keyboard: "/" search, "g d" desk, "j"/"k" rows, "a" first act. Every page works without this file.
(() => {
  let before = "";
  const typing = (node) => node.matches("input, textarea, select, [contenteditable]");
  const step = (by) => {
    const links = [...document.querySelectorAll("tr.row a")];
    const at = links.indexOf(document.activeElement);
    const next = links[Math.max(0, Math.min(links.length - 1, at + by))];
    if (next) next.focus();
  };
  const keys = {
    "/": () => document.getElementById("q")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    a: () => document.querySelector(".side .do a")?.focus(),
    d: () => { if (before === "g") location.assign("/"); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = keys[event.key];
    if (act) { if (event.key === "/") event.preventDefault(); act(); }
    before = event.key;
  });
})();
