// The search of every page, and the list of people: sorting, filters and their state in the address. Nothing is fetched.
"use strict";
(() => {
  const LETTERS = { "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i" };
  const MOST = 12;

  /** As `fold_search` in index_page.py: small letters, no accents. */
  function fold(text) {
    const bare = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
    return bare.replace(/[ßøłđðþæœı]/g, (letter) => LETTERS[letter]).normalize("NFC");
  }

  const tokens = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  const holds = (words, wanted) => wanted.every((token) => words.includes(" " + token));

  // search ------------------------------------------------------------------------------------------------------------

  let entries = null;
  const waiting = [];
  window.netnotesSearch = (data) => {
    entries = data.map(([name, what, page, words]) => ({ name, what, page, words: " " + words, title: " " + tokens(name).join(" ") }));
    waiting.splice(0).forEach((go) => go());
  };

  function withEntries(up, go) {
    if (entries) return go();
    waiting.push(go);
    if (waiting.length === 1) {
      const script = document.createElement("script");
      script.src = up + "assets/search.js";
      document.head.append(script);
    }
  }

  function find(text) {
    const wanted = tokens(text);
    if (!wanted.length) return [];
    const named = [], others = [];
    for (const entry of entries) {
      if (holds(entry.title, wanted)) named.push(entry);
      else if (holds(entry.words, wanted)) others.push(entry);
    }
    return named.concat(others);
  }

  function option(entry, up, id) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const what = document.createElement("small");
    item.role = "presentation";
    link.href = up + entry.page.split("/").map(encodeURIComponent).join("/");
    link.id = id;
    link.role = "option";
    link.tabIndex = -1;
    link.ariaSelected = "false";
    link.textContent = entry.name;
    what.textContent = entry.what;
    link.append(what);
    item.append(link);
    return item;
  }

  function search(box) {
    const input = box.querySelector("input");
    const list = box.querySelector("ul");
    const told = box.querySelector("[role=status]");
    const up = box.dataset.up;
    let chosen = -1;
    box.hidden = false;

    const links = () => Array.from(list.querySelectorAll("a"));
    function choose(at) {
      const all = links();
      chosen = all.length ? (at + all.length) % all.length : -1;
      all.forEach((link, index) => { link.ariaSelected = String(index === chosen); });
      if (chosen >= 0) {
        input.setAttribute("aria-activedescendant", all[chosen].id);
        all[chosen].scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    }
    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      choose(-1 - links().length);
      input.removeAttribute("aria-activedescendant");
    }
    function show() {
      const found = find(input.value);
      list.replaceChildren(...found.slice(0, MOST).map((entry, index) => option(entry, up, `${list.id}-${index}`)));
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
      const open = found.length > 0;
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      told.textContent = input.value.trim() ? (open ? `${found.length} found` : "Nothing found") : "";
    }

    input.addEventListener("focus", () => withEntries(up, () => {}));
    input.addEventListener("input", () => withEntries(up, show));
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && !list.hidden) choose(chosen + 1);
      else if (event.key === "ArrowUp" && !list.hidden) choose(chosen <= 0 ? -1 : chosen - 1);
      else if (event.key === "Enter" && links().length) links()[Math.max(chosen, 0)].click();
      else if (event.key === "Escape" && !list.hidden) close();
      else return;
      event.preventDefault();
    });
    document.addEventListener("click", (event) => { if (!box.contains(event.target)) close(); });
    box.addEventListener("focusout", (event) => { if (event.relatedTarget && !box.contains(event.relatedTarget)) close(); });
  }

  document.querySelectorAll("[data-search]").forEach(search);
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, select, textarea");
    if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    const input = Array.from(document.querySelectorAll("[data-search] input")).find((one) => one.offsetParent);
    if (input) { input.focus(); event.preventDefault(); }
  });

  // the list of people --------------------------------------------------------------------------------------------------

  function people(form, table) {
    const body = table.tBodies[0];
    const rows = Array.from(body.rows);
    const found = document.getElementById("found");
    const heads = Array.from(table.tHead.rows[0].cells);
    const names = Array.from(form.elements).map((one) => one.name).filter(Boolean);
    const words = new Map(rows.map((row) => [row, " " + row.dataset.text]));
    const collator = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });
    let order = { column: 0, falling: false };
    form.hidden = false;

    const value = (row, column) => {
      const cell = row.cells[column];
      return cell.dataset.value !== undefined ? cell.dataset.value : cell.textContent.trim();
    };
    function compare(a, b) {
      const one = value(a, order.column), other = value(b, order.column);
      if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1);
      const numbers = heads[order.column].dataset.sort === "number";
      const sign = numbers ? Number(one) - Number(other) : collator.compare(one, other);
      return order.falling ? -sign : sign;
    }
    function sort() {
      body.append(...rows.slice().sort(compare));
      heads.forEach((head, index) => {
        if (index === order.column) head.ariaSort = order.falling ? "descending" : "ascending";
        else head.removeAttribute("aria-sort");
      });
    }
    function filter() {
      const wanted = tokens(form.elements.q.value);
      let shown = 0;
      for (const row of rows) {
        const fits = names.every((name) => {
          const chosen = form.elements[name].value;
          return name === "q" || !chosen || row.dataset[name].split("|").includes(chosen);
        });
        row.hidden = !(fits && holds(words.get(row), wanted));
        shown += row.hidden ? 0 : 1;
      }
      found.hidden = false;
      found.textContent = shown === rows.length ? `${shown} people` : `${shown} of ${rows.length} people`;
    }
    function remember() {
      const state = new URLSearchParams();
      for (const name of names) if (form.elements[name].value) state.set(name, form.elements[name].value);
      if (order.column || order.falling) state.set("sort", (order.falling ? "-" : "") + order.column);
      const hash = state.toString();
      history.replaceState(null, "", hash ? "#" + hash : location.href.split("#")[0]);
    }
    function recall() {
      const state = new URLSearchParams(location.hash.slice(1) || location.search.slice(1));
      for (const name of names) {
        form.elements[name].value = state.get(name) || "";
        if (form.elements[name].value === "" && name !== "q") form.elements[name].selectedIndex = 0;
      }
      const sorted = state.get("sort") || "0";
      const column = Math.abs(Number(sorted));
      order = { column: heads[column] ? column : 0, falling: sorted.startsWith("-") };
      sort();
      filter();
    }

    heads.forEach((head, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => {
        order = { column: index, falling: order.column === index && !order.falling };
        sort();
        remember();
      });
      head.replaceChildren(button);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => { filter(); remember(); });
    window.addEventListener("hashchange", recall);
    recall();
  }

  const form = document.getElementById("filters");
  if (form) people(form, document.getElementById("people"));
})();
