// What a reader says of stories, and the alarms that stand until somebody has seen them.
"use strict";

(() => {
  async function say(key, kind, more = {}) {
    const answer = await fetch("/act", { method: "POST", body: new URLSearchParams({ key, kind, ...more }) });
    if (!answer.ok) {
      const problem = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".problem");
      throw new Error(problem?.textContent.trim() || `${answer.status}`);
    }
  }

  function failed(near, problem) {
    const line = Object.assign(document.createElement("p"), { className: "notice warn", textContent: problem.message });
    line.setAttribute("role", "alert");
    near.after(line);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act] button[data-kind]");
    if (!button) {
      return;
    }
    const story = button.closest("[data-act]");
    button.disabled = true;
    say(story.dataset.act, button.dataset.kind, button.dataset.about ? { about: button.dataset.about } : {})
      .then(() => {
        if (button.dataset.about) {
          button.replaceWith(Object.assign(document.createElement("span"), { className: "aside", textContent: "noted" }));
        }
        sayKnown(story.dataset.act);
      })
      .catch((problem) => {
        button.disabled = false;
        failed(story, problem);
      });
  });

  document.addEventListener("submit", (event) => {
    const form = event.target.closest(".tasting .say");
    if (!form) {
      return;
    }
    event.preventDefault();
    const story = form.closest("[data-act]");
    const text = form.elements.text.value.trim();
    text && say(story.dataset.act, "note", { text }).then(() => form.reset(), (problem) => failed(story, problem));
    text && sayKnown(story.dataset.act);
  });

  // A page of its own has no live stream: it looks for itself.
  function sayKnown(key) {
    document.getElementById("list") || setTimeout(() => refreshOwn(key), 700);
    lookSoon();
  }

  async function refreshOwn(key) {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const old = document.querySelector(`.tasting[data-act="${CSS.escape(key)}"]`);
    const now = page.querySelector(`.tasting[data-act="${CSS.escape(key)}"]`);
    old && now && old.replaceWith(now);
  }

  // Alarms

  const sounded = new Set();
  let timer = 0;

  function lookSoon() {
    clearTimeout(timer);
    timer = setTimeout(() => look().catch((problem) => console.debug(problem)), 600);
  }

  async function look() {
    const here = document.getElementById("alarms");
    if (!here) {
      return;
    }
    const answer = await fetch("/alarms");
    if (!answer.ok) {
      return;
    }
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text();
    const now = holder.content.getElementById("alarms");
    if (here.innerHTML !== now.innerHTML) {
      here.replaceWith(now);
    }
    for (const alarm of now.querySelectorAll("[data-flash='true']")) {
      const cluster = alarm.dataset.alarm.split("@")[0];
      if (!sounded.has(cluster)) {
        sounded.add(cluster);
        sound(alarm);
      }
    }
  }

  // A browser lets a page sound only after the reader has touched it.
  let audio = null;
  document.addEventListener("pointerdown", () => (audio ??= new AudioContext()), { once: true });
  document.addEventListener("keydown", () => (audio ??= new AudioContext()), { once: true });

  function sound(alarm) {
    if (audio?.state === "running") {
      for (const [start, pitch] of [[0, 880], [0.18, 1175]]) {
        const tone = new OscillatorNode(audio, { frequency: pitch });
        const volume = new GainNode(audio, { gain: 0.15 });
        tone.connect(volume).connect(audio.destination);
        tone.start(audio.currentTime + start);
        tone.stop(audio.currentTime + start + 0.15);
      }
    }
    if (window.Notification?.permission === "granted") {
      new Notification(alarm.querySelector("a").textContent, { tag: alarm.dataset.alarm });
    }
  }

  document.addEventListener("desk:news", lookSoon);
  lookSoon();
})();
