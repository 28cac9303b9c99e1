"use strict";
/* The graph of the network: moving, coming closer, and showing who is near somebody. Without it the picture stands still. */
(function () {
  const svg = document.querySelector(".graph-picture");
  if (!svg) return;
  const figure = svg.closest("figure");
  const tools = document.querySelector(".graph-tools");
  const whole = svg.getAttribute("viewBox").split(" ").map(Number);
  const nodes = Array.from(svg.querySelectorAll(".node"));
  const labels = Array.from(svg.querySelectorAll(".label"));
  const ties = Array.from(svg.querySelectorAll(".tie"));
  const near = new Map(nodes.map((node) => [node.dataset.n, { nodes: new Set([node.dataset.n]), ties: [] }]));
  for (const tie of ties) {
    const { a, b } = tie.dataset;
    near.get(a).nodes.add(b);
    near.get(b).nodes.add(a);
    near.get(a).ties.push(tie);
    near.get(b).ties.push(tie);
  }

  /* Where we look: the middle, and how many pixels one unit takes. */
  const scales = [0.2, 0.4, 0.65, 1, 1.6, 2.6, 4];
  let box, fit, scale, x, y;

  function measure() {
    const high = svg.parentElement.clientWidth * whole[3] / whole[2];
    svg.style.height = Math.min(Math.max(high, 300), Math.max(window.innerHeight * 0.78, 300)) + "px";
    box = svg.getBoundingClientRect();
    fit = Math.min(box.width / whole[2], box.height / whole[3]) || 1;
  }

  function all() {
    measure();
    scale = fit;
    x = whole[2] / 2;
    y = whole[3] / 2;
    draw();
  }

  function draw() {
    scale = Math.min(Math.max(scale, Math.min(fit, 1)), 6);
    const wide = box.width / scale, high = box.height / scale;
    x = inside(x, wide, whole[2]);
    y = inside(y, high, whole[3]);
    svg.setAttribute("viewBox", [x - wide / 2, y - high / 2, wide, high].map((one) => one.toFixed(2)).join(" "));
    svg.style.setProperty("--scale", scale.toFixed(3));
    let level = 0;
    while (level < 6 && scales[level + 1] <= scale + 0.01) level += 1;
    for (let one = 0; one < 7; one += 1) svg.classList.toggle("upto" + one, one <= level);
  }

  /* The middle may go as far as half of what is seen beyond the picture's sides. */
  function inside(middle, seen, size) {
    return seen >= size ? size / 2 : Math.min(Math.max(middle, seen / 4), size - seen / 4);
  }

  /* Come closer by a factor; the point under (clientX, clientY) stays where it is. */
  function zoom(by, clientX, clientY) {
    const across = clientX === undefined ? 0 : clientX - box.left - box.width / 2;
    const down = clientY === undefined ? 0 : clientY - box.top - box.height / 2;
    const before = scale;
    scale = Math.min(Math.max(scale * by, Math.min(fit, 1)), 6);
    x += across / before - across / scale;
    y += down / before - down / scale;
    draw();
  }

  function look(node) {
    for (const one of svg.querySelectorAll(".near")) one.classList.remove("near");
    svg.classList.toggle("looking", Boolean(node));
    if (!node) return;
    const around = near.get(node.dataset.n);
    for (const one of nodes.concat(labels)) if (around.nodes.has(one.dataset.n)) one.classList.add("near");
    for (const tie of around.ties) tie.classList.add("near");
  }

  const nodeOf = (target) => (target.closest ? target.closest(".node") : null);
  const fingers = new Map();
  let moved = false;

  svg.addEventListener("pointerdown", (event) => {
    box = svg.getBoundingClientRect();
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    moved = false;
  });

  svg.addEventListener("pointermove", (event) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const across = event.clientX - last[0], down = event.clientY - last[1];
    if (!moved && Math.abs(across) + Math.abs(down) < 5) return;
    moved = true;
    svg.setPointerCapture(event.pointerId);
    svg.classList.add("moving");
    const other = Array.from(fingers.entries()).find(([id]) => id !== event.pointerId);
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    if (other) {
      const [cx, cy] = other[1];
      const before = Math.hypot(last[0] - cx, last[1] - cy) || 1;
      zoom(Math.hypot(event.clientX - cx, event.clientY - cy) / before, (event.clientX + cx) / 2, (event.clientY + cy) / 2);
    } else {
      x -= across / scale;
      y -= down / scale;
      draw();
    }
  });

  for (const name of ["pointerup", "pointercancel"]) {
    svg.addEventListener(name, (event) => {
      fingers.delete(event.pointerId);
      svg.classList.remove("moving");
    });
  }

  /* Who drags does not mean to open a page. */
  svg.addEventListener("click", (event) => { if (moved) event.preventDefault(); moved = false; }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());

  svg.addEventListener("wheel", (event) => {
    box = svg.getBoundingClientRect();
    const closer = event.deltaY < 0;
    if (closer ? scale >= 6 : scale <= Math.min(fit, 1) + 0.001) return;
    event.preventDefault();
    zoom(Math.exp(-Math.max(Math.min(event.deltaY, 120), -120) / 400), event.clientX, event.clientY);
  }, { passive: false });

  svg.addEventListener("pointerover", (event) => { if (!fingers.size) look(nodeOf(event.target)); });
  svg.addEventListener("pointerleave", () => look(nodeOf(document.activeElement)));
  /* Of the figure: an svg that listens to focus would be a stop itself. */
  figure.addEventListener("focusout", () => look(null));
  figure.addEventListener("focusin", (event) => {
    const node = nodeOf(event.target);
    look(node);
    if (node) stopAt(node);
    if (!node || !node.matches(":focus-visible")) return;
    measure();
    const at = spot(node);
    const wide = box.width / scale, high = box.height / scale;
    if (Math.abs(at.e - x) > wide * 0.42 || Math.abs(at.f - y) > high * 0.42) {
      x = at.e;
      y = at.f;
      draw();
    }
  });

  /* All nodes are one stop of the Tab key, where one was last; arrow keys go from one to the next. */
  const links = nodes.filter((node) => node.matches("a"));
  const spot = (node) => node.transform.baseVal.consolidate().matrix;
  let stop = links[0];

  function stopAt(node) {
    stop.setAttribute("tabindex", "-1");
    stop = node;
    stop.setAttribute("tabindex", "0");
  }

  /* The nearest one on that side, where what lies straight ahead counts as nearer. */
  function beside(node, [across, down]) {
    const from = spot(node);
    let found = null, least = Infinity;
    for (const one of links) {
      const to = spot(one), right = to.e - from.e, below = to.f - from.f;
      const ahead = right * across + below * down, aside = Math.abs(right * down) + Math.abs(below * across);
      if (one !== node && ahead > 0 && ahead + 2 * aside < least) {
        found = one;
        least = ahead + 2 * aside;
      }
    }
    return found;
  }

  function next(event) {
    const node = event.shiftKey ? null : nodeOf(event.target);
    if (!node) return null;
    if (event.key === "Home") return links[0];
    if (event.key === "End") return links[links.length - 1];
    return steps[event.key] ? beside(node, steps[event.key]) : null;
  }

  if (stop) {
    stopAt(stop);
    svg.parentElement.removeAttribute("tabindex");
  }

  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  figure.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key], to = next(event);
    if (to) to.focus();
    else if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") all();
    else if (event.key === "Escape") look(null);
    else if (step && scale > fit * 1.001) {
      x += step[0] * 60 / scale;
      y += step[1] * 60 / scale;
      draw();
    } else return;
    event.preventDefault();
  });

  tools.addEventListener("click", (event) => {
    const way = event.target.dataset.zoom;
    if (way === "all") all();
    else if (way) zoom(way === "in" ? 1.4 : 1 / 1.4);
  });

  figure.classList.add("live");
  tools.hidden = false;
  all();
  let width = box.width;
  window.addEventListener("resize", () => {
    measure();
    if (box.width !== width) all();
    width = box.width;
  });
})();
