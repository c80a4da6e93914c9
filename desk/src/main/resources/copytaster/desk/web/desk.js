// The live side of the list and its keyboard. The page works without it; htmx does searches, filters and older stories.
"use strict";

(() => {
  const wide = window.matchMedia("(min-width: 75.01rem)");
  const list = () => document.getElementById("list");
  const reader = () => document.getElementById("reader");
  const rows = () => [...document.querySelectorAll("#list > .row")];
  const byKey = (key, within = document) => within.querySelector(`.row[data-key="${CSS.escape(key)}"]`);
  const withQuery = (path, extra) => `${path}?${[list().dataset.query, extra].filter(Boolean).join("&")}`;

  async function fragment(address) {
    const answer = await fetch(address, { headers: { "HX-Request": "true" } });
    if (answer.status === 401 || answer.status === 403) {
      location.reload();
    }
    if (!answer.ok) {
      throw new Error(`${address}: ${answer.status}`);
    }
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text();
    return holder.content;
  }

  // What is new is fetched and held; it goes into the list when the reader's hands are off it, or asks for it.

  let held = null;
  let looking = false;
  let lookAgain = false;

  async function lookForNew() {
    if (!list()) {
      return;
    }
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    try {
      const since = list().dataset.newest;
      const query = list().dataset.query;
      const found = await fragment(withQuery("/newer", since && `since=${encodeURIComponent(since)}`));
      if (list()?.dataset.newest === since && list().dataset.query === query) {
        held = found.firstElementChild;
        show();
      }
    } catch (problem) {
      console.debug(problem);
    } finally {
      looking = false;
      if (lookAgain) {
        lookAgain = false;
        setTimeout(lookForNew, 1000);
      }
    }
  }

  const heldRows = () => (held ? [...held.querySelectorAll(":scope > .row")] : []);
  const isMore = () => Number(held.dataset.total) > 60;

  function handsOff() {
    return window.scrollY < 8 && !document.querySelector(".stories:hover, .row.is-here, .row.is-open, .fold[open]:not(.is-warned)")
      && !document.activeElement?.closest(".stories");
  }

  function show() {
    const bar = document.getElementById("newbar");
    const count = isMore() ? Number(held.dataset.total) : heldRows().length;
    if (count === 0 || !bar) {
      if (held && held.dataset.newest && count === 0) {
        list().dataset.newest = held.dataset.newest;
      }
      bar && (bar.hidden = true);
      return;
    }
    if (!isMore() && handsOff()) {
      bringIn();
      return;
    }
    bar.querySelector(".count").textContent = count === 1 ? "1 new story" : `${count} new stories`;
    bar.classList.toggle("has-flash", heldRows().some((row) => row.classList.contains("is-flash")));
    bar.hidden = false;
  }

  function bringIn() {
    if (!held) {
      return;
    }
    if (isMore()) {
      location.assign(withQuery("/", "").replace(/\?$/, ""));
      return;
    }
    for (const row of heldRows()) {
      byKey(row.dataset.key, list())?.remove();
      row.classList.add("is-fresh");
    }
    list().dataset.newest = held.dataset.newest || list().dataset.newest;
    list().prepend(...held.children);
    const days = new Set();
    for (const day of list().querySelectorAll(":scope > .day")) {
      days.has(day.dataset.day) ? day.remove() : days.add(day.dataset.day);
    }
    document.querySelector(".stories .empty")?.remove();
    held = null;
    document.getElementById("newbar").hidden = true;
    htmx.process(list());
    refreshFacets();
  }

  const refreshFacets = later(2000, async () => {
    const facets = document.getElementById("facets");
    if (!facets || facets.matches(":target") || facets.querySelector("details[open]") || facets.contains(document.activeElement)) {
      return;
    }
    const query = list().dataset.query;
    const page = await fragment(withQuery("/", ""));
    if (list()?.dataset.query === query) {
      facets.replaceWith(page.getElementById("facets"));
      document.querySelector(".total").replaceWith(page.querySelector(".total"));
      htmx.process(document.getElementById("facets"));
    }
  });

  // A story that changed where it stands (killed, warned, copied) is shown so at once, in its place; one that has been
  // merged into another's row leaves its own.

  const changed = new Set();

  const refreshRows = later(150, async () => {
    const keys = [...changed].filter((key) => byKey(key, list()));
    changed.clear();
    if (keys.length === 0) {
      return;
    }
    const found = await fragment(withQuery("/rows", keys.map((key) => `key=${encodeURIComponent(key)}`).join("&")));
    for (const row of found.querySelectorAll(".row")) {
      const old = byKey(row.dataset.key, list());
      if (old && old.outerHTML !== row.outerHTML) {
        row.classList.toggle("is-here", old.classList.contains("is-here"));
        row.classList.toggle("is-open", old.classList.contains("is-open"));
        const fold = row.querySelector(".fold");
        if (fold && old.querySelector(".fold")?.open) {
          fold.open = true;
        }
        const focused = old.contains(document.activeElement);
        old.replaceWith(row);
        focused && row.querySelector(".headline").focus({ preventScroll: true });
      }
    }
    for (const copy of found.querySelectorAll("[data-copy]")) {
      byKey(copy.dataset.copy, list())?.remove();
    }
    const open = reader()?.querySelector(".story");
    if (open && keys.includes(open.dataset.key) && !open.querySelector("[data-open]:focus")) {
      read(addressOf(open.dataset.key), false);
    }
  });

  function later(millis, task) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(() => Promise.resolve(task()).catch((problem) => console.debug(problem)), millis);
    };
  }

  const lookSoon = later(250, lookForNew);

  function follow() {
    if (!list()) {
      return;
    }
    const state = document.getElementById("live");
    const stream = new EventSource("/live");
    stream.addEventListener("hello", () => {
      state.dataset.state = "on";
      state.querySelector(".word").textContent = "live";
      lookSoon();
    });
    stream.addEventListener("stories", (event) => {
      for (const key of JSON.parse(event.data).keys) {
        changed.add(key);
      }
      refreshRows();
      lookSoon();
      document.dispatchEvent(new Event("desk:news"));
    });
    stream.addEventListener("error", () => {
      state.dataset.state = "lost";
      state.querySelector(".word").textContent = "reconnecting";
      if (stream.readyState === EventSource.CLOSED) {
        setTimeout(follow, 3000);
      }
    });
    window.addEventListener("pagehide", () => stream.close());
    window.addEventListener("pageshow", (event) => event.persisted && follow(), { once: true });
  }

  // On a wide screen a story opens beside the list.

  const addressOf = (key) => byKey(key)?.querySelector(".headline").getAttribute("href")
    ?? `/story?key=${encodeURIComponent(key)}`;

  async function read(address, move = true) {
    const page = await fragment(address);
    const story = page.getElementById("story");
    if (!story) {
      location.assign(address);
      return;
    }
    const pane = reader();
    addPaneTools(story, address);
    const at = pane.scrollTop;
    pane.replaceChildren(story);
    pane.scrollTop = move ? 0 : at;
    rows().forEach((row) => row.classList.toggle("is-open", row.dataset.key === story.dataset.key));
    const here = new URL(location.href);
    here.searchParams.set("open", story.dataset.key);
    history.replaceState(history.state, "", here);
  }

  function addPaneTools(story, address) {
    const kicker = story.querySelector(".kicker");
    if (kicker.querySelector("[data-close]")) {
      return;
    }
    const own = Object.assign(document.createElement("a"), { href: address, className: "quiet", target: "_blank", rel: "noopener", textContent: "Own page" });
    const close = Object.assign(document.createElement("button"), { type: "button", className: "quiet close", textContent: "×", title: "Close (Esc)" });
    close.dataset.close = "";
    close.setAttribute("aria-label", "Close the story");
    kicker.append(own, close);
  }

  const idle = reader()?.querySelector(".idle");

  function closeStory() {
    reader().replaceChildren(...(idle ? [idle] : []));
    rows().forEach((row) => row.classList.remove("is-open"));
    const here = new URL(location.href);
    here.searchParams.delete("open");
    history.replaceState(history.state, "", here);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("#newbar")) {
      window.scrollTo({ top: 0 });
      bringIn();
      return;
    }
    if (event.target.closest("[data-close]")) {
      closeStory();
      return;
    }
    const link = event.target.closest(".row .headline, .fold a, #reader a[data-open], .chip.relation");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link && link.getAttribute("href") && plain && wide.matches && reader()) {
      event.preventDefault();
      link.closest(".row") && mark(link.closest(".row"), false);
      read(link.getAttribute("href")).catch(() => location.assign(link.href));
    }
  });

  // An embargo counts down where it is shown; the release itself comes from the wire.

  function countDown() {
    for (const until of document.querySelectorAll(".held-note time, .notice.embargo time")) {
      const left = Math.round((new Date(until.dateTime) - Date.now()) / 1000);
      let clock = until.parentElement.querySelector(".countdown");
      if (left <= 0 || left > 48 * 3600) {
        clock?.remove();
        continue;
      }
      if (!clock) {
        clock = Object.assign(document.createElement("span"), { className: "countdown" });
        clock.setAttribute("aria-hidden", "true");
        until.after(" ", clock);
      }
      const two = (number) => String(number).padStart(2, "0");
      clock.textContent = `in ${two(Math.floor(left / 3600))}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
    }
  }

  setInterval(countDown, 1000);

  // Keys

  const here = () => document.querySelector("#list > .row.is-here");

  function mark(row, scroll = true) {
    here()?.classList.remove("is-here");
    row.classList.add("is-here");
    row.querySelector(".headline").focus({ preventScroll: true });
    if (scroll) {
      const room = row.getBoundingClientRect();
      const top = 100;
      if (room.top < top || room.bottom > innerHeight - 20) {
        scrollBy({ top: room.top < top ? room.top - top : room.bottom - innerHeight + 80 });
      }
    }
  }

  function step(by) {
    const all = rows();
    const at = all.indexOf(here());
    const next = at < 0 ? (by > 0 ? 0 : -1) : at + by;
    if (all[next]) {
      mark(all[next]);
      if (reader()?.querySelector(".story") && wide.matches) {
        readSoon();
      }
    }
  }

  const readSoon = later(120, () => here() && read(here().querySelector(".headline").getAttribute("href")));

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    n: () => {
      window.scrollTo({ top: 0 });
      bringIn();
    },
    o: () => {
      const fold = here()?.querySelector(".fold");
      fold && (fold.open = !fold.open);
    },
    "/": () => document.getElementById("q")?.select(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !list()) {
      return;
    }
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "Escape") {
      escape(typing);
    } else if (!typing && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  function escape(typing) {
    if (typing) {
      typing.blur();
    } else if (reader()?.querySelector(".story")) {
      closeStory();
    } else if (here()) {
      here().classList.remove("is-here");
      document.activeElement?.blur();
    } else if (list().dataset.query) {
      document.getElementById("q").value = "";
      htmx.ajax("GET", "/", { target: "#desk", select: "#desk", swap: "outerHTML" });
    }
  }

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "desk" || event.detail.elt?.id === "desk") {
      held = null;
      const words = new URLSearchParams(list().dataset.query).get("q") ?? "";
      const box = document.getElementById("q");
      if (document.activeElement !== box) {
        box.value = words;
      }
      const open = reader()?.querySelector(".story")?.dataset.key;
      open && byKey(open)?.classList.add("is-open");
      lookSoon();
    }
  });

  follow();
})();
