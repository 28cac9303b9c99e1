// Only `netnotes serve` adds this to its pages: it loads a page anew when it changed, where you were, and says what is
// wrong with the notes.
"use strict";
(() => {
  const PLACE = "netnotes-place";
  const CLOSED = "netnotes-closed";
  const page = decodeURIComponent(location.pathname).slice(1) || "index.html";
  let revision = document.currentScript.dataset.revision;
  let source = null;
  let bar = null;

  const kept = (key) => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } };
  const keep = (key, value) => { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full, or not allowed */ } };

  function returnToPlace() {
    const place = kept(PLACE);
    if (!place || place.page !== page) return;
    const go = () => window.scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    go();
    window.addEventListener("load", () => { go(); history.scrollRestoration = "auto"; }, { once: true });
    if (place.id) document.getElementById(place.id)?.focus({ preventScroll: true });
    try { sessionStorage.removeItem(PLACE); } catch { /* not allowed */ }
  }

  function loadAnew() {
    close();
    history.scrollRestoration = "manual";
    keep(PLACE, { page, x: scrollX, y: scrollY, id: document.activeElement?.id || "" });
    location.reload();
  }

  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  function show(banner) {
    bar?.remove();
    bar = null;
    const said = JSON.stringify(banner);
    if (!banner || kept(CLOSED) === said) return;
    bar = element("section", "");
    bar.className = "live-banner";
    bar.setAttribute("role", "status");
    bar.append(element("strong", banner.title));
    for (const line of banner.lines) bar.append(element("span", line));
    if (banner.page) bar.append(Object.assign(element("a", "All problems"), { href: `/${banner.page}` }));
    const button = element("button", "Hide");
    button.type = "button";
    button.addEventListener("click", () => { keep(CLOSED, said); show(null); });
    bar.append(button);
    document.body.append(bar);
  }

  function concerns(changed) {
    return changed === null || changed.some((path) =>
      path === page || (path.startsWith("assets/") && path !== "assets/search.js"));
  }

  function open() {
    if (source || document.visibilityState === "hidden") return;
    source = new EventSource(`/-/events?revision=${encodeURIComponent(revision)}`);
    source.onmessage = (event) => {
      const said = JSON.parse(event.data);
      const isOld = said.revision !== revision && concerns(said.changed);
      revision = said.revision;
      document.documentElement.dataset.live = "on";
      if (isOld) loadAnew(); else show(said.banner);
    };
  }

  // A browser has few connections to one server: a page that nobody sees needs none.
  function close() {
    source?.close();
    source = null;
    delete document.documentElement.dataset.live;
  }

  returnToPlace();
  open();
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
})();
