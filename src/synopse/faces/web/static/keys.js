// Keys for a desk that works all day: j and k go to the next and the previous entry, / to the search. Nothing else needs it.
"use strict";
(() => {
  const entries = () => [...document.querySelectorAll("main .card, main [data-item]")].filter((e) => e.checkVisibility());
  const edge = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;

  function go(step) {
    const all = entries();
    if (!all.length) return;
    const at = all.findIndex((e) => e === document.activeElement || e.contains(document.activeElement));
    const below = all.findIndex((e) => e.getBoundingClientRect().top > edge() + 1);
    const next = at >= 0 ? at + step : step > 0 ? (below < 0 ? all.length - 1 : below) : below - 1;
    const target = all[Math.max(0, Math.min(all.length - 1, next))];
    const link = target.matches(".card") ? null : target.querySelector("a[href]");
    if (!link && !target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
    (link || target).focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "/") document.getElementById("find").focus();
    else return;
    event.preventDefault();
  });
})();
