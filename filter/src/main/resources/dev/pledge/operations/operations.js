/* Draws charts from the tables of a page, and keeps the page up to date. Everything is there without it. */
(() => {
  "use strict";

  const INTERVAL = 5000;
  const SAID_EVERY = 30000;
  const main = document.getElementById("content");
  const words = main.dataset;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const language = document.documentElement.lang;
  const charts = [];

  const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /** A cell without a value is a gap. */
  const number = cell => cell.dataset.value ? Number(cell.dataset.value) : null;

  /** Reads a table: its first column names the slots, each further one with values is a series. */
  function read(table) {
    const headings = [...table.tHead.rows[0].cells].map(cell => cell.textContent);
    const rows = [...table.tBodies[0].rows];
    const series = [];
    for (let column = 1; column < headings.length; column++) {
      if (rows.some(row => row.cells[column].dataset.value !== undefined)) {
        series.push({ label: headings[column], data: rows.map(row => number(row.cells[column])) });
      }
    }
    return { labels: rows.map(row => row.cells[0].textContent), series };
  }

  /** Every series has a colour of its own; lines also have dashes of their own, for who does not see the colours. */
  function dataset(kind, series, index) {
    const own = color("--series-" + (index % 6 + 1));
    const common = { label: series.label, data: series.data, borderColor: own, backgroundColor: own };
    if (kind === "lines") {
      const dashes = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
      const points = ["circle", "rect", "triangle", "rectRot"];
      return { ...common, borderWidth: 2, borderDash: dashes[index % 4], pointStyle: points[index % 4],
        pointRadius: 2.5, tension: 0 };
    }
    return { ...common, borderColor: color("--card"), borderWidth: { top: 1 }, borderRadius: 2, maxBarThickness: 28 };
  }

  function options(kind) {
    const quiet = color("--quiet");
    const rule = color("--rule");
    const font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
    return {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      locale: language,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { stacked: kind !== "lines", grid: { display: false }, border: { color: rule },
          ticks: { color: quiet, font, maxRotation: 0, autoSkip: true, autoSkipPadding: 16 } },
        y: { stacked: kind !== "lines", beginAtZero: true, grid: { color: rule }, border: { display: false },
          ticks: { color: quiet, font, maxTicksLimit: 6, precision: kind === "lines" ? undefined : 0,
            callback: value => number.format(value) } }
      },
      plugins: {
        legend: { position: "bottom", align: "start",
          labels: { color: color("--ink"), font, boxWidth: kind === "lines" ? 8 : 12, boxHeight: kind === "lines" ? 6 : 12,
            usePointStyle: kind === "lines" } },
        tooltip: { callbacks: { label: item => " " + item.dataset.label + ": " + number.format(item.parsed.y) } }
      }
    };
  }

  function datasets(kind, table) {
    const found = read(table);
    const shown = kind === "stack"
      ? found.series.map((series, index) => ({ series, index })).filter(one => one.series.data.some(value => value > 0))
      : found.series.map((series, index) => ({ series, index }));
    return { labels: found.labels, datasets: shown.map(one => dataset(kind, one.series, one.index)) };
  }

  function draw(figure) {
    const kind = figure.dataset.chart;
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", figure.dataset.title + ". " + words.chartLabel);
    figure.append(canvas);
    const table = () => document.getElementById(figure.dataset.table);
    const chart = new Chart(canvas, { type: kind === "lines" ? "line" : "bar", data: datasets(kind, table()),
      options: options(kind) });
    charts.push({
      update() {
        chart.data = datasets(kind, table());
        chart.options = options(kind);
        chart.update("none");
      }
    });
  }

  if (window.Chart) {
    document.querySelectorAll("figure[data-chart]").forEach(draw);
    dark.addEventListener("change", () => charts.forEach(chart => chart.update()));
  }

  const live = () => main.querySelectorAll("[data-live]");
  if (live().length === 0) {
    return;
  }
  const line = document.getElementById("live");
  const dot = document.createElement("span");
  const text = document.createElement("span");
  const said = document.createElement("span");
  const button = document.createElement("button");
  dot.className = "dot";
  dot.setAttribute("aria-hidden", "true");
  text.setAttribute("aria-hidden", "true");
  said.setAttribute("role", "status");
  said.className = "skip";
  button.type = "button";
  button.textContent = words.pause;
  line.append(dot, text, said, button);

  let paused = false;
  let asking = false;
  let last = "";
  let saidAt = Date.now();
  let timer = 0;

  /** As all times of the page. */
  const time = () => new Date().toLocaleTimeString(language, { timeZone: "UTC" });

  function tell(state, sentence) {
    line.className = "live " + state;
    text.textContent = sentence;
  }

  /** Screen readers are told of changes, but not of each. */
  function say(sentence) {
    if (Date.now() - saidAt >= SAID_EVERY) {
      saidAt = Date.now();
      said.textContent = sentence;
    }
  }

  /**
   * Puts the parts that have changed in the place of those that are shown; not of one that somebody is using. Returns whether
   * all are in place.
   */
  function put(page) {
    let changed = false;
    let whole = true;
    for (const part of live()) {
      const next = page.getElementById(part.id);
      if (!next || next.innerHTML === part.innerHTML) {
        continue;
      }
      if (part.contains(document.activeElement)) {
        whole = false;
      } else {
        part.replaceChildren(...next.childNodes);
        changed = true;
      }
    }
    if (changed) {
      charts.forEach(chart => chart.update());
      say(words.updated + " " + time());
    }
    return whole;
  }

  async function ask() {
    if (asking || paused || document.hidden) {
      return;
    }
    asking = true;
    try {
      const answer = await fetch(location.href, { cache: "no-cache", credentials: "same-origin", redirect: "error" });
      if (!answer.ok) {
        throw new Error("status " + answer.status);
      }
      const html = await answer.text();
      if (!paused && html !== last) {
        const page = new DOMParser().parseFromString(html, "text/html");
        // Whoever may no longer see it is answered too: by a form to log in, or by the application.
        if (!page.querySelector("main[data-updated]")) {
          throw new Error("another page");
        }
        last = put(page) ? html : "";
      }
      if (!paused) {
        tell("", words.updated + " " + time());
      }
    } catch (e) {
      if (!paused) {
        tell("lost", words.lost);
      }
    } finally {
      asking = false;
    }
  }

  button.addEventListener("click", () => {
    paused = !paused;
    button.textContent = paused ? words.resume : words.pause;
    if (paused) {
      tell("paused", words.paused);
    } else {
      ask();
    }
  });
  document.addEventListener("visibilitychange", () => {
    clearInterval(timer);
    if (!document.hidden) {
      ask();
      timer = setInterval(ask, INTERVAL);
    }
  });
  tell("", words.updated + " " + time());
  timer = setInterval(ask, INTERVAL);
})();
