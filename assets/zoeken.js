/* Search, and the views of this browser. The index is fetched once and searched here, so every letter is
   answered at once and nothing that is typed leaves the browser. Views are kept as links: what they are
   called is looked up in the index, so that no figure ends up in the browser's storage. All text from the
   index is put in the page as text, never as markup. */
(function () {
  "use strict";
  var KEYS = {
    recent: "gemeentespiegel.onlangs",
    pinned: "gemeentespiegel.vast",
    slash: "gemeentespiegel.zoektoets",
    municipality: "gemeentespiegel.gemeente"
  };
  var RECENT_SHOWN = 8, RECENT_KEPT = 24, MOST_PINNED = 30, LONGEST_LINK = 4000;
  var FEW = 5, ALONE = 8, LONGEST_QUERY = 80, SAID_AFTER = 500;
  /* Pages that are the same for every municipality. */
  var FOR_ALL = /^\/(methode(\/|$)|cijfers$|$)/;
  var WALKED = "a, .zoekproef button";
  var STOPWORDS = ["de", "het", "een", "van", "per", "in", "en", "op", "te", "naar", "hoe", "wat", "is"];
  var GROUPS = [
    { key: "indicator", title: "Cijfers", one: "cijfer", many: "cijfers" },
    { key: "municipality", title: "Gemeenten", one: "gemeente", many: "gemeenten" },
    { key: "term", title: "Begrippen en definities", one: "begrip", many: "begrippen" },
    { key: "page", title: "Pagina's", one: "pagina", many: "pagina's" }
  ];

  function byId(id) { return document.getElementById(id); }
  function element(name, attributes) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    for (var n = 2; n < arguments.length; n += 1) {
      if (arguments[n]) { made.append(arguments[n]); }
    }
    return made;
  }
  function counted(n, one, many) { return n + " " + (n === 1 ? one : many); }
  function listing(words) {
    return words.length < 2 ? words.join("") : words.slice(0, -1).join(", ") + " en " + words[words.length - 1];
  }

  /* ---- What this browser keeps ---------------------------------------------------------------------- */

  /* A browser may keep nothing, or be full: then it is kept until the page is left. */
  var unsaved = {};
  function kept(key) {
    if (key in unsaved) { return unsaved[key]; }
    try { return window.localStorage.getItem(key); } catch (error) { return null; }
  }
  function keep(key, text) {
    try {
      window.localStorage.setItem(key, text);
      delete unsaved[key];
    } catch (error) { unsaved[key] = text; }
  }
  function isOurs(link) {
    if (typeof link !== "string" || link.length > LONGEST_LINK || !/^\/(?![/\\])/.test(link)) { return false; }
    try { return new URL(link, location.origin).origin === location.origin; } catch (error) { return false; }
  }
  function links(key) {
    var found;
    try { found = JSON.parse(kept(key) || "[]"); } catch (error) { found = []; }
    return Array.isArray(found) ? found.filter(isOurs) : [];
  }
  function keepLinks(key, found) { keep(key, JSON.stringify(found)); }

  function settings() {
    var place = byId("weergave");
    return {
      keys: place ? place.dataset.sleutels.split(" ") : ["gemeente"],
      usual: new URLSearchParams(place ? place.dataset.gewoon : "")
    };
  }
  /* Two links that show the same are one view: the order of the words and what goes without saying differ. */
  function viewOf(link) {
    var url = new URL(link, location.origin), known = settings(), query = new URLSearchParams();
    var path = url.pathname.length > 1 ? url.pathname.replace(/\/$/, "") : "/";
    var same = FOR_ALL.test(path);
    url.searchParams.forEach(function (value, key) {
      if (!same || known.keys.indexOf(key) < 0) { query.set(key, value); }
    });
    if (!same && query.has("gemeente")) {
      known.usual.forEach(function (value, key) {
        if (!query.has(key) && !(key === "jaar" && query.get("verslag") === "begroting")) { query.set(key, value); }
      });
    }
    query.sort();
    return path + "?" + query.toString();
  }
  function without(found, link) {
    var view = viewOf(link);
    return found.filter(function (other) { return viewOf(other) !== view; });
  }
  function here() { return location.pathname + location.search; }
  function isPinned(link) {
    var pinned = links(KEYS.pinned);
    return without(pinned, link).length < pinned.length;
  }

  /* ---- The tools above a page ------------------------------------------------------------------------ */

  var forget = null;
  function say(text) {
    var place = byId("weergave-melding");
    if (!place) { return; }
    window.clearTimeout(forget);
    place.textContent = text;
    forget = window.setTimeout(function () { place.textContent = ""; }, 8000);
  }
  function showPinned() {
    var place = byId("weergave"), button = byId("weergave-vast");
    if (!place || !button) { return; }
    place.hidden = location.pathname === "/";
    button.setAttribute("aria-pressed", String(isPinned(here())));
  }
  function pin() {
    var pinned = links(KEYS.pinned), others = without(pinned, here());
    if (others.length < pinned.length) {
      keepLinks(KEYS.pinned, others);
      say("Niet meer vastgezet.");
    } else if (pinned.length >= MOST_PINNED) {
      say("U zette al " + MOST_PINNED + " weergaven vast. Haal er bij Zoek eerst een weg.");
    } else {
      keepLinks(KEYS.pinned, [here()].concat(pinned));
      say("Vastgezet. U vindt het terug bij Zoek.");
    }
    showPinned();
  }
  function copied() { say("Koppeling gekopieerd."); }
  function notCopied() { say("Kopiëren lukt niet. Kopieer het adres boven in uw browser."); }
  /* The clipboard of the browser works on safe addresses only; elsewhere the old way does. */
  function copyTheOldWay() {
    var field = element("textarea", { readonly: "", class: "vh", "aria-hidden": "true", tabindex: "-1" });
    var before = document.activeElement, done = false;
    field.value = location.href;
    document.body.append(field);
    field.select();
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    field.remove();
    if (before && before.focus) { before.focus(); }
    (done ? copied : notCopied)();
  }
  function copy() {
    if (!navigator.clipboard || !window.isSecureContext) { copyTheOldWay(); return; }
    navigator.clipboard.writeText(location.href).then(copied, copyTheOldWay);
  }
  function arrived() {
    say("");
    showPinned();
    if (location.pathname === "/" || document.querySelector("main [role=alert]")) { return; }
    var found = [here()].concat(without(links(KEYS.recent), here()));
    keepLinks(KEYS.recent, found.slice(0, RECENT_KEPT));
  }

  /* ---- The index ------------------------------------------------------------------------------------- */

  /* Words as people type them: no capitals, accents, apostrophes or dashes. A point between digits stays. */
  function folded(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/(\d)[.,](?=\d)/g, "$1\u0001").replace(/[^a-z0-9\u0001]+/g, " ").replace(/\u0001/g, ".").trim();
  }
  function words(text) { return text ? text.split(" ") : []; }
  function field(texts) {
    var plain = folded(texts.join(" ; "));
    return { words: words(plain), solid: plain.replace(/ /g, "") };
  }
  function entry(group, what) {
    var names = [what.name].concat(what.other || []).map(folded);
    return {
      group: group, name: what.name, says: what.says || "", mark: what.mark || "", tag: what.tag || "",
      lead: what.lead || "", into: what.into, path: what.path, after: what.after || 0,
      codes: (what.codes || []).map(folded), names: names,
      own: field(names), near: field(what.near || []), far: field(what.far || []), text: what.text || ""
    };
  }

  var index = null, coming = null;
  function prepared(raw) {
    var names = { municipality: Object.create(null), indicator: Object.create(null), page: Object.create(null) };
    var entries = [];
    raw.indicators.forEach(function (i) {
      names.indicator[i.code] = i;
      entries.push(entry("indicator", {
        name: i.name, codes: [i.code], says: i.question, mark: i.code, path: "/cijfer/" + i.code,
        near: [i.question, i.theme, i.parts], after: i.figures === "open" ? 0 : 1, tag: i.figures
      }));
    });
    raw.municipalities.forEach(function (m) {
      names.municipality[m.code] = m.name;
      entries.push(entry("municipality", {
        name: m.name, other: m.other, codes: [m.code, m.code.slice(2), String(Number(m.code.slice(2)))],
        says: m.province, mark: m.code, into: m.code, near: [m.province]
      }));
    });
    raw.merged.forEach(function (m) {
      entries.push(entry("municipality", {
        name: m.name, codes: [m.code], says: m.says + " U gaat naar " + names.municipality[m.into] + ".",
        mark: m.code, into: m.into, after: 1
      }));
    });
    raw.terms.forEach(function (t) {
      entries.push(entry("term", { name: t.name, other: words(t.other), says: t.says, path: t.path, far: [t.says] }));
    });
    raw.indicators.forEach(function (i) {
      entries.push(entry("term", {
        name: i.name, lead: "Definitie: ", codes: [i.code], text: i.definition, mark: i.code,
        path: "/methode/" + i.code, near: ["definitie"], far: [i.definition], after: 2
      }));
    });
    raw.pages.forEach(function (p) {
      names.page[p.path] = p.name;
      entries.push(entry("page", {
        name: p.name, lead: p.path.indexOf("/thema/") === 0 ? "Thema: " : "", other: words(p.other), says: p.says,
        path: p.path, near: [p.says]
      }));
    });
    return { entries: entries, names: names, examples: raw.examples };
  }
  function fetched() {
    if (!coming) {
      coming = fetch("/zoek.json", { credentials: "same-origin" })
        .then(function (answer) {
          if (!answer.ok) { throw new Error("no index"); }
          return answer.json();
        })
        .then(function (raw) { index = prepared(raw); })
        .catch(function () { coming = null; });
    }
    return coming;
  }

  /* ---- Finding --------------------------------------------------------------------------------------- */

  /* How well one typed word fits an entry: 0 not at all, 7 best. Dutch joins words, so a part of a longer
     word counts too, from four letters (three in a name). */
  function fit(token, found) {
    function starts(place) { return place.words.some(function (word) { return word.indexOf(token) === 0; }); }
    function within(place, least) { return token.length >= least && place.solid.indexOf(token) >= 0; }
    if (found.codes.indexOf(token) >= 0) { return 7; }
    if (starts(found.own)) { return 6; }
    if (within(found.own, 3)) { return 5; }
    if (starts(found.near)) { return 4; }
    if (starts(found.far)) { return 2; }
    return within(found.near, 4) || within(found.far, 4) ? 1 : 0;
  }
  /* The place of an entry among the others for the query as a whole; 0 when a word does not fit. */
  function score(query, tokens, found) {
    var solid = query.replace(/ /g, ""), best = 0;
    if (found.codes.indexOf(query) >= 0 || found.codes.indexOf(solid) >= 0) { best = 110; }
    found.names.forEach(function (name) {
      var whole = name.replace(/ /g, "");
      if (name === query) { best = Math.max(best, 100); }
      else if (whole === solid) { best = Math.max(best, 95); }
      else if (name.indexOf(query) === 0) { best = Math.max(best, 90); }
      else if (solid.length > 2 && whole.indexOf(solid) === 0) { best = Math.max(best, 85); }
    });
    if (!best && solid.length > 1 && /^[a-z]/.test(solid) && found.codes.some(function (c) { return c.indexOf(solid) === 0; })) {
      best = 80;
    }
    if (!best) {
      var fits = tokens.map(function (token) { return fit(token, found); });
      if (fits.indexOf(0) < 0) { best = 10 * fits.reduce(function (a, b) { return a + b; }, 0) / fits.length; }
    }
    return best ? best - found.after - Math.min(found.name.length, 90) / 100 : 0;
  }
  /* Letters to change, add, leave out or swap to get from one word to the other. */
  function distance(a, b) {
    var rows = [], i, j;
    for (i = 0; i <= a.length; i += 1) {
      rows.push([i]);
      for (j = 1; j <= b.length; j += 1) {
        rows[i][j] = i === 0 ? j : Math.min(
          rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
          i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2][j - 2] + 1 : Infinity
        );
      }
    }
    return rows[a.length][b.length];
  }
  function mistyped(query, found) {
    var solid = query.replace(/ /g, ""), allowed = solid.length < 4 ? 0 : solid.length < 8 ? 1 : 2;
    var least = Math.min.apply(null, found.names.concat(found.own.words).map(function (name) {
      var whole = name.replace(/ /g, "");
      return Math.abs(whole.length - solid.length) > allowed || whole.length < 4 ? 9 : distance(whole, solid);
    }));
    return least <= allowed ? 50 - 10 * least - found.after : 0;
  }
  function ranked(give) {
    return index.entries.map(function (found, n) { return { found: found, score: give(found), n: n }; })
      .filter(function (hit) { return hit.score > 0; })
      .sort(function (a, b) { return b.score - a.score || a.n - b.n; });
  }
  /* Everything that fits all words; else what fits most of them; else what is spelled almost so. */
  function search(query) {
    var all = words(query), told = all.filter(function (w) { return STOPWORDS.indexOf(w) < 0; });
    var tokens = told.length ? told : all;
    var hits = ranked(function (found) { return score(query, tokens, found); });
    if (hits.length) { return { hits: hits, way: "exact" }; }
    hits = ranked(function (found) {
      var good = tokens.map(function (token) { return token.length > 2 ? fit(token, found) : 0; })
        .filter(function (n) { return n > 4; });
      return good.length && tokens.length > 1 ? 10 * good.length - found.after : 0;
    });
    if (hits.length) {
      var most = Math.ceil(hits[0].score / 10);
      return { hits: hits.filter(function (hit) { return Math.ceil(hit.score / 10) === most; }), way: "partly" };
    }
    return { hits: ranked(function (found) { return mistyped(query, found); }), way: "almost" };
  }

  /* ---- Going somewhere ------------------------------------------------------------------------------- */

  function isKnown(path) {
    var parts = path.split("/");
    if (index.names.page[path]) { return true; }
    return parts.length === 3 && (parts[1] === "cijfer" || parts[1] === "methode") && parts[2] in index.names.indicator;
  }
  function selectionQuery() {
    var given = new URLSearchParams(location.search), query = new URLSearchParams();
    settings().keys.forEach(function (key) { if (given.get(key)) { query.set(key, given.get(key)); } });
    if (!query.has("gemeente") && kept(KEYS.municipality)) { query.set("gemeente", kept(KEYS.municipality)); }
    return query.toString() ? "?" + query.toString() : "";
  }
  function linkTo(found) {
    if (!found.into) {
      var parts = found.path.split("#");
      return parts[0] + (parts[0] === "/" ? "" : selectionQuery()) + (parts[1] ? "#" + parts[1] : "");
    }
    var stays = location.pathname !== "/" && isKnown(location.pathname);
    var query = new URLSearchParams(stays ? location.search : "");
    query.set("gemeente", found.into);
    return (stays ? location.pathname : "/overzicht") + "?" + query.toString();
  }
  function go(link) {
    close();
    if (link === here() + location.hash) { return; }
    if (link.split("#")[0] === here()) { location.hash = link.split("#")[1] || ""; return; }
    window.dash_clientside.set_props("ga-naar", { href: link });
  }

  /* ---- The window ------------------------------------------------------------------------------------ */

  var parts = null, shown = [], active = -1, later = null, opened = {};

  function made() {
    if (parts) { return parts; }
    var input = element("input", {
      id: "zoekveld", type: "text", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": "zoeklijst", placeholder: "Cijfer, gemeente of begrip", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
      enterkeyhint: "go", maxlength: String(LONGEST_QUERY)
    });
    var list = element("div", { id: "zoeklijst", role: "listbox", "aria-label": "Gevonden", hidden: "" });
    var start = element("div", { class: "zoekstart" });
    var message = element("p", { class: "zoekzin", hidden: "" });
    var status = element("p", { class: "vh", role: "status" });
    var shut = element("button", { type: "button", class: "zoeksluit" }, "Sluiten");
    var slash = element("input", { type: "checkbox", id: "zoektoets" });
    slash.checked = slashIsOn();
    slash.addEventListener("change", function () { keep(KEYS.slash, slash.checked ? "aan" : "uit"); });
    var hints = element("p", { class: "zoektoetsen" },
      element("kbd", {}, "↑"), element("kbd", {}, "↓"), " kies ", element("kbd", {}, "Enter"), " open ",
      element("kbd", {}, "Esc"), " sluit");
    var dialog = element("dialog", { id: "zoekvenster", class: "zoekvenster", "aria-labelledby": "zoekkop" },
      element("div", { class: "zoekinhoud" },
        element("div", { class: "zoekboven" },
          element("label", { for: "zoekveld", id: "zoekkop" }, "Zoeken"), shut),
        element("div", { class: "zoekvak" }, element("span", { class: "loep", "aria-hidden": "true" }), input),
        status, message, list, start,
        element("div", { class: "zoekvoet" }, hints,
          element("label", { for: "zoektoets" }, slash, element("span", {}, "Open zoeken ook met de toets ", element("kbd", {}, "/"))))));
    document.body.append(dialog);
    parts = { dialog: dialog, input: input, list: list, start: start, message: message, status: status, slash: slash };
    input.addEventListener("input", function () { opened = {}; refresh(); });
    input.addEventListener("keydown", onKey);
    shut.addEventListener("click", close);
    dialog.addEventListener("click", function (event) { if (event.target === dialog) { close(); } });
    dialog.addEventListener("close", function () { window.clearTimeout(later); status.textContent = ""; });
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    list.addEventListener("mousemove", function (event) {
      var option = event.target.closest("[role=option]");
      /* Some browsers say that the mouse moved when the list scrolled under it. */
      var moved = event.movementX !== 0 || event.movementY !== 0;
      if (moved && option && option !== shown[active]) { activate(shown.indexOf(option)); }
    });
    list.addEventListener("click", function (event) {
      var option = event.target.closest("[role=option]");
      if (option) { choose(option); }
    });
    start.addEventListener("keydown", onStartKey);
    return parts;
  }

  function open() {
    var p = made();
    if (p.dialog.open) { p.input.focus(); p.input.select(); return; }
    document.querySelectorAll(".keuze[open], .menu[open]").forEach(function (d) { d.open = false; });
    p.input.value = "";
    opened = {};
    p.slash.checked = slashIsOn();
    p.dialog.showModal();
    p.input.focus();
    refresh();
  }
  function close() { if (parts && parts.dialog.open) { parts.dialog.close(); } }

  function announce(text) {
    window.clearTimeout(later);
    later = window.setTimeout(function () { parts.status.textContent = text; }, SAID_AFTER);
  }
  function refresh() {
    var p = parts, query = folded(p.input.value);
    if (!index) {
      waiting();
      fetched().then(function () {
        if (!p.dialog.open) { return; }
        if (index) { refresh(); } else { failed(); }
      });
      return;
    }
    p.message.hidden = true;
    p.message.replaceChildren();
    p.list.replaceChildren();
    p.input.removeAttribute("aria-activedescendant");
    shown = [];
    active = -1;
    if (!p.input.value.trim()) { showStart(); return; }
    p.start.hidden = true;
    showFound(query, query ? search(query) : { hits: [], way: "almost" });
  }
  function waiting() {
    var p = parts;
    p.list.hidden = true;
    p.start.hidden = true;
    p.message.hidden = false;
    p.message.textContent = "De zoeklijst wordt opgehaald…";
  }
  function failed() {
    var text = "De zoeklijst kon niet worden opgehaald. Typ verder om het opnieuw te proberen.";
    parts.message.hidden = false;
    parts.message.textContent = text;
    announce(text);
  }

  /* ---- What was found -------------------------------------------------------------------------------- */

  function showFound(query, result) {
    var p = parts, typed = p.input.value.trim(), lines = [];
    var groups = GROUPS.map(function (group) {
      var hits = result.hits.filter(function (hit) { return hit.found.group === group.key; });
      return { group: group, hits: hits, best: hits.length ? hits[0].score : 0 };
    }).filter(function (g) { return g.hits.length; }).sort(function (a, b) { return b.best - a.best; });
    p.list.hidden = !groups.length;
    p.input.setAttribute("aria-expanded", String(groups.length > 0));
    groups.forEach(function (g) {
      var id = "zoekgroep-" + g.group.key, room = groups.length > 1 ? FEW : ALONE;
      var all = opened[g.group.key] || g.hits.length <= room + 1;
      var box = element("div", { role: "group", "aria-labelledby": id },
        element("div", { id: id, role: "presentation", class: "zoekgroep" }, g.group.title));
      (all ? g.hits : g.hits.slice(0, room)).forEach(function (hit) { box.append(option(hit.found, words(query))); });
      if (!all) { box.append(rest(g.group, g.hits.length, room)); }
      p.list.append(box);
      lines.push(counted(g.hits.length, g.group.one, g.group.many));
    });
    if (!groups.length) { showNothing(typed); return; }
    var many = counted(result.hits.length, "resultaat", "resultaten") + ": " + listing(lines) + ".";
    if (result.way !== "exact") {
      var lead = result.way === "partly" ? "Niets heeft al deze woorden. Dit komt in de buurt:"
        : "Niets gevonden voor ‘" + typed + "’. Bedoelt u:";
      p.message.textContent = lead;
      p.message.hidden = false;
      many = lead + " " + many;
    }
    announce(many);
    activate(0);
    p.list.scrollTop = 0;
  }
  /* The last line of a long group: shows the others of that group. */
  function rest(group, all, room) {
    var more = element("div", { role: "option", id: "zoekoptie-" + shown.length, class: "meer", "aria-selected": "false" },
      "Toon ook de andere " + counted(all - room, group.one, group.many));
    more.dataset.groep = group.key;
    shown.push(more);
    return more;
  }
  function choose(option) {
    if (option.dataset.naar) { go(option.dataset.naar); return; }
    var at = shown.indexOf(option);
    opened[option.dataset.groep] = true;
    refresh();
    activate(at);
    reveal();
  }
  function option(found, tokens) {
    var practising = new URLSearchParams(location.search).get("oefenen") === "ja";
    var example = found.tag === "example" && practising;
    var top = element("span", { class: "naam" }, found.lead);
    bold(top, found.name + (example ? " (voorbeeld)" : ""), tokens);
    var waits = found.group === "indicator" && found.tag !== "open" && !example;
    var made = element("div", { role: "option", id: "zoekoptie-" + shown.length, "aria-selected": "false" },
      top, found.mark ? element("span", { class: waits ? "code wacht" : "code" },
        (waits ? "nog geen cijfers · " : "") + found.mark) : null);
    var says = element("span", { class: "zegt" });
    bold(says, found.text ? passage(found.text, tokens) : found.says, found.text ? tokens : []);
    made.append(says);
    made.dataset.naar = linkTo(found);
    shown.push(made);
    return made;
  }
  /* The text with the beginnings of words that were typed in bold. */
  function bold(place, text, tokens) {
    text.split(/([\s\-/(),.;:]+)/).forEach(function (piece, n) {
      var plain = n % 2 ? "" : folded(piece), token = tokens.filter(function (t) {
        return t.length > 1 && plain.indexOf(t) === 0;
      }).sort(function (a, b) { return b.length - a.length; })[0];
      /* Folding may not have changed the number of letters, or the wrong ones would be bold. */
      if (token && piece.length === plain.length) {
        place.append(element("b", {}, piece.slice(0, token.length)), piece.slice(token.length));
      } else { place.append(piece); }
    });
  }
  /* A line of a longer text, around the first word that was typed. */
  function passage(text, tokens) {
    var pieces = text.split(" "), long = 0, first = 0, last = 0;
    var at = pieces.findIndex(function (piece) {
      return tokens.some(function (t) { return t.length > 2 && folded(piece).indexOf(t) === 0; });
    });
    if (at > 12) { first = at - 6; }
    for (last = first; last < pieces.length && long < 110; last += 1) { long += pieces[last].length + 1; }
    return (first ? "… " : "") + pieces.slice(first, last).join(" ") + (last < pieces.length ? " …" : "");
  }
  function showNothing(typed) {
    var p = parts, lead = "Niets gevonden voor ‘" + typed + "’. ";
    var advice = "Probeer een ander woord, een deel van de naam of een code. ";
    p.message.hidden = false;
    p.message.replaceChildren(element("strong", {}, lead), advice);
    p.start.replaceChildren(tries());
    p.start.hidden = false;
    announce(lead + advice);
  }
  function activate(n) {
    if (!shown.length) { return; }
    if (shown[active]) { shown[active].setAttribute("aria-selected", "false"); }
    active = (n + shown.length) % shown.length;
    shown[active].setAttribute("aria-selected", "true");
    parts.input.setAttribute("aria-activedescendant", shown[active].id);
  }
  function reveal() {
    if (active === 0) { parts.list.scrollTop = 0; return; }
    shown[active].scrollIntoView({ block: "nearest" });
  }
  function onKey(event) {
    if (event.isComposing) { return; }
    var plain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!shown.length) {
      if (event.key === "ArrowDown" && plain) {
        var first = parts.start.querySelector(WALKED);
        if (first && !parts.start.hidden) { event.preventDefault(); first.focus(); }
      }
      return;
    }
    var to = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to !== undefined && plain) {
      event.preventDefault();
      activate(to);
      reveal();
    } else if (event.key === "Enter" && plain) {
      event.preventDefault();
      choose(shown[active]);
    }
  }

  /* ---- Before anything is typed: pinned and recent views --------------------------------------------- */

  function tries() {
    var row = element("p", { class: "zoekproef" }, "Bijvoorbeeld: ");
    index.examples.forEach(function (text) {
      var button = element("button", { type: "button" }, text);
      button.addEventListener("click", function () {
        parts.input.value = text;
        parts.input.focus();
        refresh();
      });
      row.append(button);
    });
    return row;
  }
  /* What a link shows, in words of the index; nothing when there is no such page any more. */
  function named(link) {
    var url = new URL(link, location.origin), query = url.searchParams, known = settings();
    var path = url.pathname.length > 1 ? url.pathname.replace(/\/$/, "") : "/";
    if (!isKnown(path)) { return null; }
    var indicator = index.names.indicator[path.split("/")[2]];
    var name = index.names.page[path] || (path.indexOf("/methode/") === 0 ? "Definitie: " : "") + indicator.name;
    var about = [], others = [];
    if (!FOR_ALL.test(path) && query.get("gemeente")) {
      var year = query.get("jaar"), group = query.get("groep") || "", budget = query.get("verslag") === "begroting";
      about.push(index.names.municipality[query.get("gemeente")] || query.get("gemeente"));
      if (budget || year) {
        about.push(((budget ? "begroting " : "jaarrekening ") + (year || "")).trim());
      } else { about.push("jaarrekening " + known.usual.get("jaar")); }
      if (group.indexOf("grootte-") === 0 && group !== known.usual.get("groep")) { about.push("naast " + group.slice(8) + " gemeenten"); }
      if (group === "klasse") { about.push("naast dezelfde grootteklasse"); }
      if (group.indexOf("eigen-") === 0) { about.push("naast zelf gekozen gemeenten"); }
    }
    query.forEach(function (value, key) {
      if (known.keys.indexOf(key) >= 0) { return; }
      value.split(/[^A-Z0-9]+/).forEach(function (code) {
        var other = index.names.municipality[code] || (index.names.indicator[code] || {}).name;
        if (other && others.indexOf(other) < 0) { others.push(other); }
      });
    });
    if (others.length > 4) { others = others.slice(0, 3).concat("nog " + (others.length - 3)); }
    if (others.length) { about.push("met " + listing(others)); }
    if (query.get("prijzen") === "vast" && !FOR_ALL.test(path)) { about.push("in vaste prijzen"); }
    if (query.get("oefenen") === "ja" && !FOR_ALL.test(path)) { about.push("Oefenmodus"); }
    if (path.indexOf("/thema/") === 0) { name = "Thema: " + name; }
    return { link: link, name: name, about: about.join(" · ") };
  }
  function viewLink(view) {
    var link = element("a", { href: view.link }, element("span", { class: "naam" }, view.name),
      view.about ? element("span", { class: "zegt" }, view.about) : null);
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
      event.preventDefault();
      go(view.link);
    });
    return link;
  }
  function known(found) { return found.map(named).filter(Boolean); }
  function showStart() {
    var p = parts, start = p.start;
    var pinned = known(links(KEYS.pinned));
    var recent = known(without(links(KEYS.recent), here()).filter(function (link) { return !isPinned(link); }));
    p.list.hidden = true;
    p.input.setAttribute("aria-expanded", "false");
    announce("");
    start.hidden = false;
    start.replaceChildren();
    if (pinned.length) { start.append(pinnedList(pinned)); }
    if (recent.length) { start.append(recentList(recent.slice(0, RECENT_SHOWN))); }
    if (!pinned.length && !recent.length) {
      start.append(element("p", { class: "stil" }, "Hier staan straks de pagina's die u bekeek of vastzette. Alleen deze browser onthoudt ze."), tries());
    }
  }
  function headed(id, title, rows, tool) {
    return element("section", { "aria-labelledby": id },
      element("div", { class: "zoekgroep" }, element("h2", { id: id }, title), tool), element("ul", {}, ...rows));
  }
  function pinnedList(pinned) {
    var rows = pinned.map(function (view, n) {
      var label = "Haal weg: " + [view.name, view.about].filter(Boolean).join(", ");
      var button = element("button", { type: "button", class: "weghalen", "aria-label": label, title: "Haal weg" });
      button.addEventListener("click", function () {
        keepLinks(KEYS.pinned, without(links(KEYS.pinned), view.link));
        showPinned();
        showStart();
        announce(view.name + " is weggehaald.");
        var left = parts.start.querySelectorAll(".weghalen");
        (left[Math.min(n, left.length - 1)] || parts.input).focus();
      });
      return element("li", {}, viewLink(view), button);
    });
    return headed("zoek-vast", "Vastgezet", rows, null);
  }
  function recentList(recent) {
    var clear = element("button", { type: "button" }, "Wis deze lijst");
    clear.addEventListener("click", function () {
      keepLinks(KEYS.recent, []);
      showStart();
      announce("De lijst is leeg.");
      parts.input.focus();
    });
    return headed("zoek-onlangs", "Onlangs bekeken", recent.map(function (view) { return element("li", {}, viewLink(view)); }), clear);
  }
  /* The arrow keys walk over the links as they do over what was found. */
  function onStartKey(event) {
    var steps = { ArrowDown: 1, ArrowUp: -1 }, step = steps[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) { return; }
    var stops = Array.prototype.slice.call(parts.start.querySelectorAll(WALKED));
    var at = stops.indexOf(event.target.closest("li") ? event.target.closest("li").querySelector("a") : event.target);
    if (at < 0) { return; }
    event.preventDefault();
    (stops[at + step] || (step < 0 ? parts.input : stops[at])).focus();
  }

  /* ---- Keys and buttons of the page ------------------------------------------------------------------- */

  function slashIsOn() { return kept(KEYS.slash) !== "uit"; }
  function isTyping(target) {
    return target instanceof Element && (target.isContentEditable
      || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])"));
  }
  /* Ctrl+K always; the single key "/" can be turned off in the window (WCAG 2.1.4). Never while typing. */
  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.isComposing || event.altKey) { return; }
    var command = event.ctrlKey || event.metaKey, ours = parts !== null && event.target === parts.input;
    if (command && !event.shiftKey && event.key.toLowerCase() === "k") {
      if (isTyping(event.target) && !ours) { return; }
      event.preventDefault();
      open();
    } else if (event.key === "/" && !command && slashIsOn() && !isTyping(event.target)) {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("click", function (event) {
    var button = event.target instanceof Element && event.target.closest("#zoekknop, #weergave-vast, #weergave-kopieer");
    if (!button) { return; }
    if (button.id === "zoekknop") { open(); }
    if (button.id === "weergave-vast") { pin(); }
    if (button.id === "weergave-kopieer") { copy(); }
  });
  window.addEventListener("storage", showPinned);
  document.addEventListener("spiegel:aangekomen", arrived);
})();
