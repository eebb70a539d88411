// Focus or hover on a field shows its source; Enter accepts a doubtful field and goes on to the next. Works without.
(() => {
  const lit = (box, on) => {
    for (const id of box.dataset.source.split(" ")) document.getElementById(id)?.classList.toggle("lit", on);
  };
  const show = (box) => {
    const text = document.querySelector(".source .text");
    const first = document.getElementById(box.dataset.source.split(" ")[0]);
    if (text && first) text.scrollTop = first.offsetTop - text.offsetTop - text.clientHeight / 3;
  };
  for (const box of document.querySelectorAll("[data-source]")) {
    for (const name of ["focusin", "mouseenter"]) box.addEventListener(name, () => lit(box, true));
    for (const name of ["focusout", "mouseleave"]) box.addEventListener(name, () => lit(box, false));
    box.addEventListener("focusin", () => show(box));
  }
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || event.isComposing || !field.matches(".reading input:not([type=file]), .reading select")) return;
    event.preventDefault();
    const box = field.closest(".doubtful");
    const tick = box?.querySelector("input[name=accepted]");
    if (tick) { tick.checked = true; box.classList.remove("doubtful"); box.querySelector(".tag.amber")?.remove(); }
    document.querySelector(".doubtful .field input, .doubtful .field select")?.focus();
  });
})();
